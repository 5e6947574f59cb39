// @ts-nocheck: runs in a browser, where React and GraphiQL are globals of their own files.
// Opens GraphiQL on this gateway. `?query=` and `?variables=` in the address come first, then what
// this browser had open the last time, then the graph's own first operation.

const address = new URLSearchParams(window.location.search);

const WELCOME = `# Write an operation here. Ctrl-Space completes, Ctrl-Enter runs it.
# Docs and schema: the book at the left.

query Hello {
  __typename
}
`;

async function read(path) {
  const response = await fetch(path);
  return response.ok ? await response.text() : '';
}

async function firstOperation() {
  const operation = await read('/explorer/first-operation.graphql');
  return operation.trim() === '' ? WELCOME : operation;
}

async function open() {
  const { createElement } = window.React;
  const { GraphiQL } = window;
  const explorer = createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: await firstOperation(),
    // At a desk: a token. It is kept in this page alone, and the next one has a new one.
    defaultHeaders: await read('/explorer/first-headers.json'),
    query: address.get('query') ?? undefined,
    variables: address.get('variables') ?? undefined,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  });
  window.ReactDOM.createRoot(document.getElementById('explorer')).render(explorer);
}

void open();
