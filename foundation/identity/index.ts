export { callPeer, type Peer, type PeerCall } from './call-peer.ts';
export { copyPublicKey } from './copy-public-key.ts';
export {
  DEV_ISSUER,
  devJwksFile,
  ensureDevIssuer,
  signDevToken,
  type DevTokenOptions,
} from './dev-issuer.ts';
export { openIssuerKeys, type IssuerKeys, type IssuerKeysOptions } from './issuer-keys.ts';
export {
  may,
  organizationsOf,
  reaches,
  type Grant,
  type Identity,
  type Place,
} from './identity.ts';
export {
  digestCall,
  openInternalTokenVerifier,
  signInternalToken,
  type InternalCall,
  type InternalTokenResult,
  type InternalTokenVerifier,
  type TokenRefusal,
} from './internal-token.ts';
export { packGrants, unpackGrants, type PackedGrants } from './packed-grants.ts';
export { parseGrants } from './parse-grants.ts';
export { PeerRefused } from './peer-refused.ts';
export { openSigningKey, type KeyFolder, type SigningKey } from './signing-key.ts';
export { openTrustedKeys, type TrustedKeys } from './trusted-keys.ts';
export {
  openUserTokenVerifier,
  type UserTokenOptions,
  type UserTokenRefusal,
  type UserTokenResult,
  type UserTokenVerifier,
} from './user-token.ts';
