import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_CLASS_MISSING';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const coordinates = (types: string) => find(types).map(({ coordinate }) => coordinate);
const ofField = (field: string, types = '') =>
  coordinates(`"A." type Thing { "B." ${field} } ${types}`);

test('a field, an argument and an input field that look personal', () => {
  expect(
    find(`type Query {
  "A." it("B." email: String): Int
}
"C." type Thing {
  "D." nationality: String @contract(owner: "payments")
}
"E." input Login { "F." password: String! }`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Query.it(email:)',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 16,
      message:
        'Query.it(email:) looks personal (email), but nothing says how to handle it. Write @data(class: PERSONAL, ' +
        'purpose: "…", retention: "…", subject: "…") on it; if it is something else, @data(class: INTERNAL).',
    },
    {
      coordinate: 'Thing.nationality',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 4,
      column: 8,
      message: expect.stringContaining('looks sensitive (nationality), but'),
    },
    {
      coordinate: 'Login.password',
      message:
        'Login.password looks secret (password), but nothing says how to handle it. Write @data(class: SECRET, ' +
        'purpose: "…", retention: "…") on it; if it is something else, @data(class: INTERNAL).',
    },
  ]);
});

describe('names that look personal', () => {
  test.each([
    'email',
    'contactEmail',
    'userEmails',
    'emailAddress',
    'e_mail',
    'EMAIL',
    'emailHash',
    'phone',
    'phoneNumber',
    'mobilePhone',
    'homePhoneNumbers',
    'fax',
    'telephone',
    'firstName',
    'firstname',
    'first_name',
    'lastName',
    'fullName',
    'displayName',
    'surname',
    'nickname',
    'userName',
    'username',
    'address',
    'billingAddress',
    'addressLine1',
    'addresses',
    'streetAddress',
    'postalCode',
    'zipCode',
    'postcode',
    'street',
    'birthDate',
    'dateOfBirth',
    'dob',
    'birthday',
    'birthdate',
    'ip',
    'clientIp',
    'clientIP',
    'ipAddress',
    'ipaddress',
    'ipV4',
    'IPv4',
    'lastLoginIp',
    'ssn',
    'socialSecurityNumber',
    'passportNumber',
    'nationalId',
    'taxId',
    'taxID',
    'iban',
    'cardNumber',
    'creditCardNumber',
    'latitude',
    'lng',
    'geo',
    'homeGeoLocation',
    'gender',
    'religion',
    'diagnosis',
    'password',
    'passwordHash',
    'newPassword',
    'passwordConfirmation',
    'secret',
    'clientSecret',
    'webhookSecrets',
    'token',
    'accessToken',
    'apiKey',
    'apiKeys',
    'API_KEY',
    'privateKey',
    'credentials',
    'otp',
    'pin',
    'sessionId',
  ])('%s', (name) => {
    expect(ofField(`${name}: String`)).toEqual([`Thing.${name}`]);
  });

  test.each([
    'latitude: Float',
    'lon: Float!',
    'phone: Int',
    'ssn: BigInt',
    'birthYear: Int',
    'pin: Int',
    'salary: [Int!]!',
  ])('as numbers: %s', (field) => {
    expect(ofField(field)).toHaveLength(1);
  });

  test('as the values of an enum', () => {
    expect(ofField('gender: Gender', '"C." enum Gender { "D." X }')).toEqual(['Thing.gender']);
  });
});

describe('names that only sound so', () => {
  test.each([
    'emailVerifiedAt',
    'emailTemplate',
    'emailDomainPolicy',
    'mailing',
    'mailbox',
    'tokenCount',
    'tokenizer',
    'pageToken',
    'nextPageToken',
    'nextToken',
    'syncToken',
    'tokenId',
    'ipsum',
    'zip',
    'membership',
    'tip',
    'chip',
    'ipRange',
    'serverIp',
    'addressable',
    'addressKind',
    'addressId',
    'webAddress',
    'serverAddress',
    'streetlight',
    'name',
    'legalName',
    'companyName',
    'hostName',
    'fileName',
    'nameFirst',
    'phoneModel',
    'headphoneSize',
    'fullNameFormat',
    'birthRate',
    'translate',
    'flat',
    'plate',
    'lngLatOrder',
    'passwordPolicy',
    'passwordChangedAt',
    'publicKey',
    'key',
    'secretary',
    'secretVersion',
    'keyId',
    'taxRate',
    'taxCode',
    'geography',
    'geometry',
    'opinion',
    'spin',
    'pinned',
    'sexAppealScore',
    'unisex',
    'ibanCheckedAt',
    'locale',
    'state',
    'countryCode',
    'regionCode',
    'description',
    'subjectId',
  ])('%s', (name) => {
    expect(ofField(`${name}: String`)).toEqual([]);
  });

  test.each([
    'email: Boolean',
    'hasPassword: Boolean!',
    'isEmail: [Boolean]',
    'tokens: Int',
    'emails: Int!',
    'addresses: Float',
  ])('what their values cannot be: %s', (field) => {
    expect(ofField(field)).toEqual([]);
  });

  test('what has fields that speak for themselves', () => {
    expect(
      ofField('address: Place', '"P." type Place { "S." street: String "C." city: String }'),
    ).toEqual(['Place.street']);
    expect(ofField('email: Kind', '"C." enum Kind { "D." HOME }')).toEqual([]);
    expect(
      coordinates(
        'type Mutation { "A." resetPassword("B." input: ResetPassword!): Int } "C." input ResetPassword { "D." at: Int }',
      ),
    ).toEqual([]);
  });
});

describe('types that look personal', () => {
  test.each(['EmailAddress', 'PhoneNumber', 'IPv4', 'IBAN', 'Jwt', 'PostalCode', 'Latitude'])(
    '%s',
    (type) => {
      expect(ofField(`contact: [${type}!]`, `"S." scalar ${type}`)).toEqual(['Thing.contact']);
      expect(ofField(`contact: ${type}`)).toEqual(['Thing.contact']);
    },
  );

  test.each(['DateTime', 'URL', 'NonEmptyString', 'EmailTemplate'])('not %s', (type) => {
    expect(ofField(`contact: ${type}`, `"S." scalar ${type}`)).toEqual([]);
  });
});

test('not what has a class, by itself or by its type, and not what another home annotates', () => {
  expect(
    coordinates(`"A." type Thing { "B." email: String @data(class: INTERNAL) }
"A." type Other @data(class: PERSONAL) { "B." email: String }
extend type Other { "B." phone: String }
"A." input In { "B." email: String @data(class: PERSONAL) }
type Person @key(fields: "email") { email: String "D." debt: Int phone: String @external }`),
  ).toEqual([]);
});

describe('the class of its type', () => {
  const ofType = (own: string) =>
    find(`"A." type Thing @data(class: CONFIDENTIAL) { "B." supplierEmail: String ${own} }`);

  test('is not enough where it is lower', () => {
    expect(ofType('')).toMatchObject([
      {
        coordinate: 'Thing.supplierEmail',
        message:
          'Thing.supplierEmail looks personal (email), but it has only the class of its type, CONFIDENTIAL. Write ' +
          '@data(class: PERSONAL, purpose: "…", retention: "…", subject: "…") on it; if it is something else, @data(class: INTERNAL).',
      },
    ]);
  });

  test('and a class of its own is, whichever it is', () => {
    expect(ofType('@data(class: INTERNAL)')).toEqual([]);
    expect(ofType('@data(class: CONFIDENTIAL)')).toEqual([]);
  });
});

test('the class of a type or field does not hold for arguments', () => {
  expect(
    coordinates('"A." type Thing @data(class: PERSONAL) { "B." it("C." email: String): Int }'),
  ).toEqual(['Thing.it(email:)']);
});
