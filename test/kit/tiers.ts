/**
 * The tests of `npm test`: the projects *node* and *element*, and these files. `npm run test:all` runs all tests.
 * docs/TESTING.md says what each tier is for; test/server/house/tiers.test.ts holds that no page and no promise is
 * without a test here.
 */
export const isFirstTier = process.env["TIER"] === "first"

/** Tests of whole panels and servers in Node, which take most of the time of all. */
export const wholePanels = [
  "test/server/{demo,http,model,papers,refusals,search}/**/*.test.ts",
  "test/server/commands/evidence/{bundleZip,readings,secondOpinion,tamperedRows,tampering,told,verdicts}.test.ts",
  "test/server/sync/judge/judgeFuzz.test.ts",
  "test/server/adapters/{backups,drizzle/copying/*}.test.ts",
  "test/server/adapters/drizzle/sqlite/{journal,olderSchemas,segments}.test.ts",
  "test/shared/contract/contractHash.test.ts",
  "test/shared/papers/hostileWords.test.ts",
  "test/shared/record/zip/bundleInZip.test.ts",
]

/** One journey for each page (`client/pages`). */
export const firstOfPages: Readonly<Record<string, string>> = {
  admin: "test/journeys/host/administration.test.ts",
  app: "test/journeys/reload.test.ts",
  batch: "test/journeys/consensus/between/batchOnPhone.test.ts",
  calendar: "test/journeys/accessible.test.ts",
  frame: "test/journeys/consensus/terms.test.ts",
  guide: "test/journeys/accessible.test.ts",
  home: "test/journeys/accounts/signingIn.test.ts",
  join: "test/journeys/invitedByLetter.test.ts",
  keeping: "test/journeys/keptByLaw.test.ts",
  me: "test/journeys/keptByLaw.test.ts",
  press: "test/journeys/public/opened.test.ts",
  problem: "test/journeys/accounts/upgraded.test.ts",
  proceedings: "test/journeys/proceedings/adoptedByTwo.test.ts",
  progress: "test/journeys/consensus/reviewOfRecord.test.ts",
  record: "test/journeys/consensus/reviewOfRecord.test.ts",
  records: "test/journeys/reach/finding.test.ts",
  return: "test/journeys/accessible.test.ts",
  search: "test/journeys/reach/finding.test.ts",
  session: "test/journeys/fourBrowsers.test.ts",
  settings: "test/journeys/consensus/terms.test.ts",
  signIn: "test/journeys/accounts/signingIn.test.ts",
  statement: "test/journeys/consensus/deputy.test.ts",
  terms: "test/journeys/consensus/terms.test.ts",
  translations: "test/journeys/session/interpretingBothWays.test.ts",
  verify: "test/journeys/accessible.test.ts",
  workspace: "test/journeys/invitedByLetter.test.ts",
}

/** The tests of bold sentences of SECURITY.md that no test of the projects *node* and *element* holds. */
export const firstOfPromises = [
  "test/abuse/leaks/addresses.test.ts",
  "test/abuse/leaks/ballotFile.test.ts",
  "test/faults/brokenEntry.test.ts",
  "test/faults/starting.test.ts",
  "test/faults/killedWhileWriting.test.ts",
  "test/faults/restoring.test.ts",
  "test/journeys/permissions.test.ts",
  "test/server/http/accounts.test.ts",
  "test/server/http/embargo.test.ts",
  "test/server/http/engineDraft.test.ts",
  "test/server/http/files/files.test.ts",
  "test/server/http/mailboxes.test.ts",
  "test/server/http/passkeys.test.ts",
  "test/server/http/services.test.ts",
  "test/server/http/tokens.test.ts",
]

const first = [...new Set([...Object.values(firstOfPages), ...firstOfPromises])]

/** Returns the files of a project that run: all of them, or those that `npm test` names. */
export const inTier = (files: string[], isIn: (file: string) => boolean): string[] =>
  isFirstTier ? first.filter(isIn) : files
