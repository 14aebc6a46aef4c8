import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Accounts } from "../../../ports/database/accounts.ts"
import type { HeldBy } from "../../../ports/database/directory.ts"
import type { NewestKnown } from "../newestKnown.ts"
import { changeRights } from "../rights.ts"
import { type Runner, runStatement, type Steps } from "../statement.ts"
import {
  accountByEmail,
  accountById,
  accountBySubject,
  addAccount,
  addSubject,
  describeAccount,
  dropAccount,
  dropSubjects,
  subjectsOf,
  useAccount,
  verifyAccount,
} from "./accountStatements.ts"
import {
  addPasskey,
  dropPasskey,
  dropPasskeysOf,
  passkeyById,
  passkeysOf,
  renamePasskey,
  usePasskey,
} from "./passkeyStatements.ts"
import {
  dropSeatsKeptBy,
  keeperOf,
  keepHeldSeat,
  releaseKeptSeat,
  seatsKeptBy,
  workspacesKeptBy,
} from "./seatStatements.ts"
import {
  leaveAccount,
  originOf,
  setOrigin,
  signInsOf,
  signInsOfSeat,
  signInsOfSession,
  signInsOfSubject,
} from "./signInStatements.ts"

/** Stores accounts, and counts a change of rights in each workspace whose seat an account keeps or releases. */
export function sqlAccounts({ ask, transaction }: Runner, known: NewestKnown): Accounts {
  const first = <T>(rows: T[]): T | null => rows[0] ?? null
  const always = () => true
  return {
    account: async id => first(await ask(accountById, { id })),
    ofEmail: async email => first(await ask(accountByEmail, { email: mailboxOf(email) })),
    ofSubject: async subject => first(await ask(accountBySubject, subject)),
    add: async row => (await ask(addAccount, row)).length > 0,
    async describe(id, said) {
      await ask(describeAccount, { id, ...said })
    },
    verify: (id, email, by) => transaction(() => verifying({ id, email: mailboxOf(email), by }), always),
    async use(id, at) {
      await ask(useAccount, { id, at })
    },
    async remove(id) {
      await known.during("all", () => transaction(() => removing(id), always))
    },
    addSubject: async (subject, of) => {
      await ask(addSubject, { ...subject, account: of })
      return first(await ask(accountBySubject, subject))?.id === of
    },
    subjects: of => ask(subjectsOf, { account: of }),
    passkeys: of => ask(passkeysOf, { account: of }),
    passkey: async id => first(await ask(passkeyById, { id })),
    addPasskey: async row => (await ask(addPasskey, row)).length > 0,
    renamePasskey: async (of, id, name) => (await ask(renamePasskey, { account: of, id, name })).length > 0,
    removePasskey: async (of, id) => (await ask(dropPasskey, { account: of, id })).length > 0,
    usePasskey: async (id, { before, now }, at) => (await ask(usePasskey, { id, before, now, at })).length > 0,
    seats: of => ask(seatsKeptBy, { account: of }),
    keeperOf: async (workspace, member) => first(await ask(keeperOf, { workspace, member }))?.account ?? null,
    async keepSeat(by) {
      await known.during("all", () => transaction(() => keeping(by), always))
      const origin = first(await ask(originOf, by))
      const keeper = first(await ask(keeperOf, by))?.account
      if (origin?.account && keeper === origin.account) return "kept"
      return keeper ? "taken" : "ended"
    },
    async releaseSeat(of, workspace) {
      await known.during("all", () => transaction(() => releasing(of, workspace), always))
    },
    async setOrigin(origin) {
      await ask(setOrigin, origin)
    },
    origin: async id => first(await ask(originOf, { signIn: id })),
    signIns: (of, living) => ask(signInsOf, { account: of, ...living }),
    signInsOfSeat: (workspace, member, living) => ask(signInsOfSeat, { workspace, member, ...living }),
    async signInsOfService(issuer, of) {
      const rows =
        "session" in of
          ? await ask(signInsOfSession, { issuer, session: of.session })
          : await ask(signInsOfSubject, { issuer, subject: of.subject })
      return rows.map(({ id }) => id)
    },
  }
}

function* verifying(given: { id: string; email: string; by: "link" | "service" }): Steps<boolean> {
  const [other] = yield* runStatement(accountByEmail, { email: given.email })
  if (other && other.id !== given.id) return false
  yield* runStatement(verifyAccount, given)
  return true
}

function* removing(id: string): Steps<void> {
  for (const { workspace } of yield* runStatement(workspacesKeptBy, { account: id })) yield* changeRights(workspace)
  yield* runStatement(dropSeatsKeptBy, { account: id })
  yield* runStatement(dropPasskeysOf, { account: id })
  yield* runStatement(dropSubjects, { account: id })
  yield* runStatement(leaveAccount, { account: id })
  yield* runStatement(dropAccount, { id })
}

function* keeping(by: HeldBy): Steps<void> {
  yield* changeRights(by.workspace)
  const [origin] = yield* runStatement(originOf, by)
  const [keeper] = yield* runStatement(keeperOf, by)
  if (!origin?.account || keeper) return
  // an account keeps one seat of a workspace
  yield* runStatement(releaseKeptSeat, { account: origin.account, workspace: by.workspace })
  yield* runStatement(keepHeldSeat, by)
}

function* releasing(of: string, workspace: WorkspaceId): Steps<void> {
  yield* changeRights(workspace)
  yield* runStatement(releaseKeptSeat, { account: of, workspace })
}
