/**
 * The amounts of all tests. `npm run test:all` runs the first amount, `npm run gate` the second one. Seeds are fixed, so
 * that a failure can be repeated.
 */
const gate = process.env["AMOUNTS"] === "gate"
const amount = (test: number, full: number): number => (gate ? full : test)

export const amounts = {
  seed: 20_261_125,
  /** SIGKILLs under load from stock clients */
  kills: amount(6, 50),
  /** SIGKILLs of a process that seals a note */
  sealKills: amount(5, 50),
  /** kills and stops of servers, of PostgreSQL and of Valkey while histories are recorded */
  hardFaults: { oneProcess: amount(4, 40), twoServers: amount(6, 40), withValkey: amount(4, 40) },
  /** random histories of notes that share a journal */
  journals: amount(8, 100),
  /** random property runs */
  properties: amount(300, 2_000),
  /** random commands by random seats, compared with the rights table of docs/DOMAIN.md */
  rightsTried: amount(9_000, 60_000),
  /** buttons that people press, with other events between, in each of four panels */
  buttonsPressed: amount(600, 2_000),
  /** random histories of one note, judged by two servers and by one */
  judgedHistories: amount(10, 200),
  /** random command sequences against the model */
  commandSequences: amount(300, 10_000),
  mutatedFrames: amount(5_000, 100_000),
  wireFrames: amount(500, 10_000),
  /** panels in which a moderator and a panelist press buttons while other people act */
  panelsPressed: amount(1, 10),
  /** readers who open a note at once, and the keystrokes in that note */
  joins: amount(80, 500),
  keystrokes: amount(5_000, 100_000),
  /** random histories of a crowd that joins, is promoted and demoted, stalls and is disconnected */
  crowdsMoved: amount(40, 250),
  /** bytes, lines and rows changed in a bundle and in the database */
  tampering: amount(200, 1_000),
  /** tampered bundles on which Plenary's verifiers and the verifier in Python must agree */
  secondOpinions: amount(200, 2_000),
  /** copies of a database during which the process is killed or the connection is cut */
  copyCuts: amount(5, 50),
  /** the number of earlier schemas on PostgreSQL of which one is brought up to date */
  schemasPerTest: amount(5, 1),
  /** SIGKILLs of a restore onto PostgreSQL */
  restoreKills: amount(3, 20),
  /** SIGKILLs inside a declaration */
  declareKills: amount(10, 100),
  /** times that two moderators press the same button at once, for each button */
  presses: amount(8, 100),
  /** the events of the scripted session of two hours */
  session: {
    observers: amount(20, 200),
    edits: amount(600, 6_000),
    entries: amount(12, 120),
    /** two rounds for each text: a rating and a call */
    rounds: amount(4, 12),
    turns: amount(6, 40),
  },
  /** secret rounds on PostgreSQL in which an attacker tries to link eight electors with their ballots */
  linkedRounds: amount(24, 1_000),
  /** panels whose reasons an attacker tries to link with the people who gave them */
  linkedPanels: amount(24, 200),
  /** true: each page is tried in each language; false: a sample in one language */
  everyPlace: gate,
  /** whether Firefox and WebKit are tested too; scripts/prepare.mjs then installs them */
  everyEngine: gate,
  /** true: tests run on each installed version of a database server; false: on the first of the list */
  everyServer: gate,
  /** seconds for which a page is left alone; the gate's number finds even a poll once a minute */
  idle: amount(12, 130),
  /** rounds that close while eight panelists answer in two tabs each */
  closings: amount(6, 60),
} as const
