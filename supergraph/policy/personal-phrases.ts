import type { DataClass } from '@demarc/supergraph/contract';

/** What names end in that look personal, and what their values can look like. */
export interface PersonalPhrases {
  /** The class that they probably have. */
  readonly class: DataClass;
  /** Beside text: numbers, or the values of an enum. A Boolean says nothing of itself. */
  readonly values?: 'NUMBERS' | 'CHOICES';
  /** In words, singular, lower case; in a name they may also stand as one word. */
  readonly phrases: readonly string[];
}

/** All that looks personal, by what is probable. Too much asked is answered with one `@data`. */
export const personalPhrases: readonly PersonalPhrases[] = [
  {
    class: 'PERSONAL',
    phrases: [
      ...['e mail', 'email', 'email address', 'mail address'],
      ...['first name', 'last name', 'middle name', 'given name', 'family name', 'maiden name'],
      ...['full name', 'display name', 'surname', 'nickname', 'user name', 'login name'],
      ...['person name', 'contact name', 'holder name', 'account holder', 'card holder'],
      ...['address', 'address line', 'street', 'street name', 'house number'],
      ...['postal code', 'post code', 'zip code', 'pin code'],
      ...[
        'birth date',
        'date of birth',
        'birthday',
        'dob',
        'born on',
        'birth place',
        'place of birth',
      ],
      ...['ip', 'ipv', 'ip address', 'mac address', 'device id', 'advertising id'],
      ...['tax id', 'tax identification', 'iban', 'bank account', 'license plate', 'number plate'],
      ...[
        'geo',
        'geo location',
        'geo point',
        'geo position',
        'gps',
        'gps position',
        'gps coordinate',
      ],
    ],
  },
  {
    class: 'PERSONAL',
    values: 'NUMBERS',
    phrases: [
      ...['phone', 'telephone', 'cell phone', 'mobile', 'fax', 'msisdn', 'phone number'],
      ...['mobile number', 'birth year', 'year of birth', 'salary', 'tax number'],
      ...['latitude', 'longitude', 'lat', 'lng', 'lon'],
    ],
  },
  {
    class: 'SENSITIVE',
    values: 'NUMBERS',
    phrases: [
      ...['ssn', 'social security', 'social insurance', 'national id', 'identity card', 'id card'],
      ...['passport', 'driving licence', 'driving license', 'driver license', 'driver licence'],
      ...['card number', 'credit card', 'debit card'],
    ],
  },
  {
    class: 'SENSITIVE',
    values: 'CHOICES',
    phrases: [
      ...['gender', 'sex', 'sexual orientation', 'marital status', 'nationality', 'ethnicity'],
      ...['ethnic origin', 'religion', 'political opinion', 'political affiliation'],
      ...[
        'blood type',
        'blood group',
        'diagnosis',
        'disability',
        'medical history',
        'criminal record',
      ],
    ],
  },
  {
    class: 'SECRET',
    phrases: [
      ...['password', 'password confirmation', 'passwd', 'pwd', 'pass phrase', 'pass code'],
      ...['secret', 'token', 'jwt', 'credential', 'session id', 'recovery code', 'backup code'],
      ...['api key', 'access key', 'private key', 'secret key', 'signing key', 'encryption key'],
      ...['auth code', 'authorization code', 'verification code', 'one time code', 'seed phrase'],
    ],
  },
  { class: 'SECRET', values: 'NUMBERS', phrases: ['pin', 'otp', 'cvv', 'cvc', 'security code'] },
];

/** What a phrase is not about where one of these words stands before it: `pageToken`, `serverIp`. */
export const impersonalBefore: Readonly<Record<string, readonly string[]>> = {
  token: ['page', 'next', 'previous', 'prev', 'continuation', 'resume', 'sync', 'delta', 'design'],
  address: ['web', 'site', 'server', 'host', 'memory', 'bind', 'listen'],
  ip: ['server', 'host', 'node', 'pod', 'cluster', 'gateway'],
};

/** What may follow on a phrase and changes nothing: `phoneNumber`, `passwordHash`, `addressLine2`. */
export const neutralAfter: readonly string[] = [
  ...['number', 'value', 'text', 'string', 'raw', 'plain', 'plaintext', 'normalized'],
  ...['hash', 'digest', 'cipher', 'encrypted', 'masked'],
];
