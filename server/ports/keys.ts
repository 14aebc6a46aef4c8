/** The instance's Ed25519 key. It lies in the database, so that every copy and every node signs as the same instance. */
export interface Keys {
  /** the 32 bytes, hex */
  publicKey: string
  /** the signature of the text's UTF-8: 64 bytes, hex. Equal texts get equal signatures. */
  sign(text: string): string
}
