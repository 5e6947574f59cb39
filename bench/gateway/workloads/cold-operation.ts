/** Never-seen operations: every number up to 1,023 selects other fields, on other levels. */
export function coldOperation(number: number): string {
  const at = (bit: number, selection: string) => ((number >> bit) & 1 ? selection : '');
  return `query Cold${number} {
  users {
    id
    ${at(0, 'name')}
    ${at(1, 'username')}
    reviews {
      id
      ${at(2, 'body')}
      product {
        upc
        ${at(3, 'name price')}
        ${at(4, 'inStock')}
        ${at(5, 'shippingEstimate')}
        reviews { id author { id ${at(6, 'name')} } }
      }
    }
  }
  topProducts {
    upc
    ${at(7, 'weight')}
    ${at(8, 'inStock shippingEstimate')}
    reviews { id author { username ${at(9, 'reviews { id product { upc name } }')} } }
  }
}`;
}
