import { createHash, createHmac } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { opensAccounts } from "../../../shared/rules/people/seats/accounts.ts"
import { openIdServices } from "../../adapters/oidc/openIdServices.ts"
import { outgoing } from "../../adapters/outgoing/outgoing.ts"
import type { RedisPlace } from "../../adapters/redis/openRedis.ts"
import { addressesBehind } from "../../adapters/system/addressesBehind.ts"
import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { inWorker } from "../../adapters/system/inWorker.ts"
import { root } from "../../adapters/system/root.ts"
import { systemClock } from "../../adapters/system/systemClock.ts"
import { createFaces } from "../../commands/host/faces.ts"
import { createHostLog } from "../../commands/host/hostLog.ts"
import { namedMail } from "../../commands/host/namedMail.ts"
import { panelDispatch } from "../../commands/panelDispatch.ts"
import { presetLife, type SignInLife } from "../../commands/people/signIn/signInLife.ts"
import { createBallotBox } from "../../commands/round/secret/ballotBox.ts"
import { createSeats } from "../../commands/seats.ts"
import { refusingDispatch } from "../../core/dispatch.ts"
import { createEvidence } from "../../evidence/evidence.ts"
import { composeVerifiers, verifierFolder } from "../../evidence/verifier/compose.ts"
import { createJobBoard } from "../../jobs/jobBoard.ts"
import { createPresence } from "../../live/hints/presence.ts"
import { createFolds } from "../../log/folds.ts"
import { families, fontFolders, letterFamilies } from "../../papers/pdf/fonts.ts"
import { createPdfs } from "../../papers/pdf/pdfs.ts"
import { createWriter } from "../../papers/writing/writer.ts"
import type { TrustedProxies } from "../../ports/host/addresses.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { DraftEngine } from "../../ports/host/draftEngine.ts"
import type { ExaminedMail, Mail } from "../../ports/host/mail.ts"
import type { SignInServices } from "../../ports/host/signInServices.ts"
import { createSync } from "../../sync/createSync.ts"
import { createMoments } from "../../sync/history/moments.ts"
import { createVersions } from "../../sync/history/versions.ts"
import { isPostgres, openDatabase } from "./database.ts"
import { foldedBy } from "./foldedBy.ts"
import { createHealth } from "./health.ts"
import { type Instance, sha256 } from "./instance.ts"
import { measured, timedDispatch } from "./measured.ts"
import { compacting, template, typesetting, versioning, writing, zipping } from "./programs.ts"

interface Given {
  /** the data folder if this process is a server; null for a command or a script */
  dataDir?: string | null
  /** whether the SQLite file is a draft: it is on the disk only when the instance has been closed */
  isDraft?: boolean
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
    isDraft = false,
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
  const using = { clock, health, redis, replaced, dataDir, isDraft }
  const { opened, took, happenings } = measured(await openDatabase(place, using))
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
    placed: opened.files.place,
  })
  const box = createBallotBox({ accounts: opened.accounts, ballots, directory, folds, bus, clock, sha256 })
  const versions = createVersions({ history, log, build: bytes => inWorker(versioning, bytes) })
  const deciding = panelDispatch({
    store,
    accounts: opened.accounts,
    ballots,
    folds,
    bus,
    clock,
    sha256,
    keys,
    files: opened.files,
    directory,
    alias: (scope, member) =>
      createHmac("sha256", secret).update(`${scope} ${member}`).digest("base64url").slice(0, 16),
    documents: sync.documents,
    history,
    versions,
    present: present ?? presence.members,
    mails: mail !== null,
    signsIn: opensAccounts({ mail: mail !== null, services: services.list }),
    engine,
  })
  const dispatch = watchersOnly ? refusingDispatch : timedDispatch(deciding, took)
  const setting = { program: typesetting, template, folders: fontFolders(fontsDir), families, letters: letterFamilies }
  const pdfs = createPdfs(setting)
  const writer = createWriter({ writing, zipping }, setting)
  const faces = createFaces({ settings: opened.hostSettings, clock })
  const incarnation = await directory.incarnation()
  const verifiers = () => composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
  const evidence = createEvidence({
    store,
    folds,
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
    versions,
    files: opened.files,
    ballots,
    webhooks: opened.webhooks,
    invitations: opened.invitations,
    deletions: opened.deletions,
    retained: opened.retained,
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
