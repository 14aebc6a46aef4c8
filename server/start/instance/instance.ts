import { createHash, createHmac, hash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { openIdServices } from "../../adapters/oidc/openIdServices.ts"
import { outgoing } from "../../adapters/outgoing/outgoing.ts"
import type { RedisPlace } from "../../adapters/redis/openRedis.ts"
import { addressesBehind } from "../../adapters/system/addressesBehind.ts"
import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { inWorker } from "../../adapters/system/inWorker.ts"
import { root } from "../../adapters/system/root.ts"
import { systemClock } from "../../adapters/system/systemClock.ts"
import { createDispatch, type Dispatch, refusingDispatch } from "../../commands/dispatch.ts"
import { createEvidence, type Evidence } from "../../commands/evidence/evidence.ts"
import { composeVerifiers, verifierFolder } from "../../commands/evidence/verifier/compose.ts"
import { createFaces, type Faces } from "../../commands/host/faces.ts"
import { createHostLog } from "../../commands/host/hostLog.ts"
import { namedMail } from "../../commands/host/namedMail.ts"
import { createJobBoard, type JobBoard } from "../../commands/jobs/jobBoard.ts"
import { createFolds, type Folds } from "../../commands/log/folds.ts"
import { presetLife, type SignInLife } from "../../commands/people/signIn/signInLife.ts"
import { type BallotBox, createBallotBox } from "../../commands/round/secret/ballotBox.ts"
import { createSeats, type SignedSeats } from "../../commands/seats.ts"
import { createPresence, type WorkspacePresence } from "../../live/hints/presence.ts"
import { families, fontFolders } from "../../papers/pdf/fonts.ts"
import { createPdfs, type Pdfs } from "../../papers/pdf/pdfs.ts"
import { createWriter, type FileWriter } from "../../papers/writing/writer.ts"
import type { Bus } from "../../ports/bus.ts"
import type { PendingCodes } from "../../ports/codes.ts"
import type { Accounts } from "../../ports/database/accounts.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Files } from "../../ports/database/files.ts"
import type { Deletions } from "../../ports/database/law/deletions.ts"
import type { Store } from "../../ports/database/store.ts"
import type { Webhooks } from "../../ports/database/webhooks.ts"
import type { DocumentHistory, Moments } from "../../ports/documents/documentHistory.ts"
import type { DocumentLog } from "../../ports/documents/documentLog.ts"
import type { DocumentSealing } from "../../ports/documents/documentSealing.ts"
import type { Versions } from "../../ports/documents/versions.ts"
import type { Duties } from "../../ports/duties.ts"
import type { Addresses, TrustedProxies } from "../../ports/host/addresses.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { DraftEngine } from "../../ports/host/draftEngine.ts"
import type { Health } from "../../ports/host/health.ts"
import type { Keys } from "../../ports/host/keys.ts"
import type { Limits } from "../../ports/host/limits.ts"
import type { ExaminedMail, Mail, MailState } from "../../ports/host/mail.ts"
import type { Outgoing } from "../../ports/host/outgoing.ts"
import type { SignInServices } from "../../ports/host/signInServices.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"
import type { HostReadings } from "../../ports/hostLog/people.ts"
import type { HostLogRows } from "../../ports/hostLog/rows.ts"
import type { Invitations } from "../../ports/invitations.ts"
import type { BackupNotes } from "../../ports/monitoring/backups.ts"
import type { Measures } from "../../ports/monitoring/measures.ts"
import type { Say } from "../../ports/operatorError.ts"
import type { Tickets } from "../../ports/tickets.ts"
import { createSync, type Sync } from "../../sync/createSync.ts"
import { createMoments } from "../../sync/history/moments.ts"
import { createVersions } from "../../sync/history/versions.ts"
import { isPostgres, openDatabase } from "./database.ts"
import { foldedBy } from "./foldedBy.ts"
import { createHealth } from "./health.ts"
import { type Happenings, measured, timedDispatch } from "./measured.ts"

/**
 * An opened data folder with the database, the dispatcher of commands and the endpoint for notes, but without a network
 * socket.
 */
export interface Instance {
  store: Store
  directory: Directory
  accounts: Accounts
  log: DocumentLog
  history: DocumentHistory
  sealing: DocumentSealing
  moments: Moments
  versions: Versions
  files: Files
  ballots: Ballots
  webhooks: Webhooks
  invitations: Invitations
  deletions: Deletions
  /** the state of the backups on a schedule, which all servers of the database share */
  backups: BackupNotes
  /** counts what is in the database, for the metrics */
  measures: Measures
  happenings: Happenings
  /** the jobs of the database, and the news about them */
  board: JobBoard
  outgoing: Outgoing
  box: BallotBox
  keys: Keys
  tickets: Tickets
  codes: PendingCodes
  folds: Folds
  bus: Bus
  limits: Limits
  /** the sentence for the terminal if the message bus could not be used at the start; else null */
  warning: ((say: Say) => string) | null
  duties: Duties
  clock: Clock
  addresses: Addresses
  health: Health
  /** records what happens to this server */
  hostLog: HostLog
  hostRows: HostLogRows
  hostReadings: HostReadings
  /** the name and the look of the server */
  faces: Faces
  isPostgres: boolean
  presence: WorkspacePresence
  seats: SignedSeats
  /** the services by which people sign in */
  services: SignInServices
  dispatch: Dispatch
  evidence: Evidence
  sync: Sync
  /** whether this server only shows panels to observers, and accepts no changes */
  watchersOnly: boolean
  /** null if no mail server is configured: then members copy the text of a notice and send it themselves */
  mail: Mail | null
  /** whether the mail server can be used; null if none is configured */
  mailState: () => MailState | null
  /** the service that drafts translations; null if none is configured */
  engine: DraftEngine | null
  pdfs: Pdfs
  writer: FileWriter
  incarnation: string
  sha256: (text: string) => string
  /** closes the database; call it after `sync.documents.drain()` */
  close(): Promise<void>
}

/** The file of the worker thread: the bundled file if the server is bundled, else the source file. */
const programOf = (name: string): string =>
  import.meta.filename.endsWith(".ts") ? join(import.meta.dirname, `${name}.ts`) : join(root, `dist/server/${name}.js`)
const compacting = programOf("compacting")
const versioning = programOf("versioning")

/** The file of the program that sets one paper as PDF, and that of its template. */
const typesetting = import.meta.filename.endsWith(".ts")
  ? join(root, "server/papers/pdf/typesetting.ts")
  : join(root, "dist/server/typesetting.js")
/** The file of the program that writes one file. */
const writing = import.meta.filename.endsWith(".ts")
  ? join(root, "server/papers/writing/writing.ts")
  : join(root, "dist/server/writing.js")
const template = join(root, "server/papers/pdf/paper.typ")

export const sha256 = (text: string): string => hash("sha256", text)

interface Given {
  /** the data folder if this process is a server; null for a command or a script */
  dataDir?: string | null
  clock?: Clock
  present?: () => ReadonlySet<string>
  mail?: Mail | ExaminedMail | null
  engine?: DraftEngine | null
  /** the folder of the fonts that set PDF files; null: the fonts of Plenary's packages */
  fontsDir?: string | null
  /** host names to which webhooks may send although their addresses are private */
  webhookHosts?: readonly string[]
  trustProxy?: TrustedProxies
  signIn?: SignInLife
  services?: SignInServices
  /** null: the servers of a PostgreSQL database exchange messages through PostgreSQL */
  redis?: RedisPlace | null
  watchersOnly?: boolean
  /** called with each failure of background work */
  failed?: (error: unknown) => void
  /** called once if another database, or an older state of this one, has replaced the opened database */
  replaced?: () => void
}

/**
 * Opens a database of a folder that this process owns, or one on PostgreSQL. A script may pass its own clock and its own
 * list of present members.
 */
export async function openInstance(
  place: string,
  {
    dataDir = null,
    clock = systemClock,
    present,
    mail = null,
    engine = null,
    fontsDir = null,
    webhookHosts = [],
    trustProxy = ["loopback"],
    signIn = presetLife,
    services = openIdServices([]),
    redis = null,
    watchersOnly = false,
    failed,
    replaced = () => {},
  }: Given = {},
): Promise<Instance> {
  const health = createHealth()
  const { opened, took, happenings } = measured(await openDatabase(place, { clock, health, redis, replaced, dataDir }))
  const { store, directory, documents: log, history, ballots, keys, tickets, bus, close } = opened
  const secret = await directory.secret()
  const checkpointing = {
    checkpoints: opened.checkpoints,
    foldedBy: foldedBy(),
    mac: () => createHmac("sha256", secret),
  }
  const folds = createFolds({ store, sha256, checkpointing, failed })
  const presence = createPresence({ messages: bus.messages, clock })
  const seats = createSeats({ directory, folds, bus, clock, sha256, life: signIn })
  const addresses = addressesBehind(trustProxy)
  const sync = createSync({
    log,
    bus: bus.notes,
    messages: bus.messages,
    seats,
    clock,
    addresses,
    watchersOnly,
    compact: bytes => inWorker(compacting, bytes),
    took,
  })
  const box = createBallotBox({ ballots, directory, folds, bus, clock, sha256 })
  const deciding = createDispatch({
    store,
    ballots,
    folds,
    bus,
    clock,
    sha256,
    keys,
    files: opened.files,
    alias: (scope, member) =>
      createHmac("sha256", secret).update(`${scope} ${member}`).digest("base64url").slice(0, 16),
    documents: sync.documents,
    history,
    present: present ?? presence.members,
    mails: mail !== null,
    engine,
  })
  const dispatch = watchersOnly ? refusingDispatch : timedDispatch(deciding, took)
  const setting = { program: typesetting, template, folders: fontFolders(fontsDir), families }
  const pdfs = createPdfs(setting)
  const writer = createWriter(writing, setting)
  const faces = createFaces({ settings: opened.hostSettings, clock })
  const incarnation = await directory.incarnation()
  const verifiers = () => composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
  const evidence = createEvidence({
    store,
    keys,
    sha256,
    ed25519,
    incarnation,
    verifiers,
    digest: () => createHash("sha256"),
  })
  return {
    store,
    directory,
    accounts: opened.accounts,
    log,
    history,
    sealing: opened.sealing,
    moments: createMoments(history),
    versions: createVersions({ history, log, build: bytes => inWorker(versioning, bytes) }),
    files: opened.files,
    ballots,
    webhooks: opened.webhooks,
    invitations: opened.invitations,
    deletions: opened.deletions,
    backups: opened.backups,
    measures: opened.measures,
    happenings,
    board: createJobBoard(opened.jobs, bus, clock),
    outgoing: outgoing(webhookHosts),
    box,
    keys,
    tickets,
    codes: opened.codes,
    folds,
    bus,
    limits: opened.limits,
    warning: opened.warning,
    duties: opened.duties,
    clock,
    addresses,
    health,
    hostLog: createHostLog(opened.hostRows, clock),
    hostRows: opened.hostRows,
    hostReadings: opened.hostReadings,
    faces,
    isPostgres: isPostgres(place),
    presence,
    seats,
    services,
    dispatch,
    evidence,
    sync,
    watchersOnly,
    mail,
    mailState: () => (mail && "state" in mail ? mail.state() : null),
    engine,
    pdfs,
    writer,
    incarnation,
    sha256,
    // letters come from the house by its name
    ...(mail && { mail: namedMail(mail, faces) }),
    async close() {
      pdfs.close()
      writer.close()
      presence.close()
      await seats.told()
      mail?.close()
      await folds.close()
      await close()
    },
  }
}
