/** What this instance keeps to itself. It lies in the database, so that a backup and every node have it. */
export interface Keys {
  /** random, made with the data folder; links a panelist's names-hidden answers and nothing else */
  secret(): Promise<string>
}
