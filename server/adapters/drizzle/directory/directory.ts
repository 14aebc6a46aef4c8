import { and, eq, gt, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { HostDraft } from "../../../../shared/record/host/hostEntry.ts"
import type { Directory, Living, NewSignIn, SignIn } from "../../../ports/database/directory.ts"
import type { SealHost } from "../../hostSealing.ts"
import { dropExpired, livingRow } from "../accounts/expiry.ts"
import { reenterSignIn, replaceSignIn, signInEntered } from "../accounts/replacing.ts"
import { dropOrigin } from "../accounts/signInStatements.ts"
import { appendToHost } from "../log/hostRows.ts"
import type { NewestKnown } from "../newestKnown.ts"
import { changeRightsOf } from "../rights.ts"
import { type PreparedStatement, type Runner, runStatement, type Steps, statement } from "../statement.ts"
import { sqlCalendars } from "./calendars.ts"
import { sqlLetters } from "./letters.ts"
import { ownersProofs } from "./ownersProofs.ts"
import { sqlTokenUses } from "./tokenUses.ts"
import { sqlTranslationDrafts } from "./translationDrafts.ts"

export function sqlDirectory(runner: Runner, known: NewestKnown, seal: SealHost): Directory {
  const { ask, transaction } = runner
  /** Runs steps that change a sign-in, and counts a change of rights in every workspace in which it has a seat. */
  const changing = (
    id: string,
    steps: () => Steps<unknown>,
    host: readonly HostDraft[] = [],
  ): Promise<WorkspaceId[]> => {
    const write = () =>
      transaction(
        function* () {
          const workspaces = yield* changeRightsOf(id)
          yield* steps()
          yield* appendToHost(host, seal)
          return workspaces
        },
        () => true,
      )
    return known.during("all", write)
  }

  /** Runs one statement together with the entries of the host's log about it. */
  const recording = <V extends object>(what: PreparedStatement<V, unknown>, values: V, host: readonly HostDraft[]) =>
    transaction(
      function* () {
        yield* runStatement(what, values)
        yield* appendToHost(host, seal)
      },
      () => true,
    )

  const meta = async (key: string) => {
    const [row] = await ask(metaOf, { key })
    if (row === undefined) throw new Error(`the database has no ${key}`)
    return row.value
  }
  return {
    workspaces: () => ask(allWorkspaces, {}),
    async home(id) {
      const [home] = await ask(homeOf, { id })
      return home?.workspace ?? null
    },
    async invite(tokenHash) {
      const [row] = await ask(inviteBy, { tokenHash })
      return row ?? null
    },
    async signIn(tokenHash) {
      return asRead((await ask(signInBy, { tokenHash }))[0])
    },
    addSignIn: (signIn, host = []) => recording(addSignIn, { ...signIn, ...asStored(signIn) }, host),
    async useSignIn(id, use) {
      const [found] = await ask(plainNameOf, { id })
      // once the cookie without the prefix is no longer accepted, a right has ended, so the change is counted
      if (found?.plainName === use.plainName) await ask(useSignIn, { id, ...use })
      else await changing(id, () => runStatement(useSignIn, { id, ...use }))
    },
    async enteredSignIn(entered, after) {
      return asRead((await ask(signInEntered, { entered, after }))[0])
    },
    reenterSignIn: (id, anew) =>
      changing(id, () => runStatement(reenterSignIn, { ...anew, id, replaces: anew.replaces ?? null })),
    replaceSignIn: (id, former) =>
      known.during("all", () =>
        transaction(
          () => replaceSignIn(id, former),
          () => true,
        ),
      ),
    endSignIn: (id, host) =>
      changing(
        id,
        function* () {
          yield* runStatement(dropSignIn, { id })
          yield* runStatement(dropSeats, { id })
          yield* runStatement(dropOrigin, { id })
        },
        host,
      ),
    dropExpiredSignIns: (living, most) =>
      transaction(
        () => dropExpired(living, most),
        () => true,
      ),
    signInsOf: (workspace, member, living) => ask(signInsOf, { workspace, member, ...living }),
    async seat(signIn, workspace) {
      const [row] = await ask(seatOf, { signIn, workspace })
      return row ?? null
    },
    addresses: workspace => ask(addressesOf, { workspace }),
    boundAddresses: workspace => ask(boundTo, { workspace }),
    ...sqlLetters(runner),
    ...ownersProofs(runner, seal),
    ...sqlCalendars(runner, seal),
    ...sqlTokenUses(runner),
    ...sqlTranslationDrafts(runner),
    addAdminToken: (tokenHash, expiresAt, host = []) => recording(addToken, { tokenHash, expiresAt }, host),
    async isAdminToken(tokenHash, now) {
      return (await ask(tokenBy, { tokenHash, now })).length > 0
    },
    async useAdminToken(tokenHash, now) {
      return (await ask(takeToken, { tokenHash, now })).length > 0
    },
    incarnation: () => meta("incarnation"),
    secret: () => meta("secret"),
  }
}

const asStored = ({ entered, replaces }: NewSignIn) => ({ entered: entered ?? null, replaces: replaces ?? null })

/** Leaves out what a row does not have. */
function asRead(row: (Omit<SignIn, "replaces"> & { replaces: string | null }) | undefined): SignIn | null {
  if (!row) return null
  const { replaces, ...signIn } = row
  return replaces === null ? signIn : { ...signIn, replaces }
}

const allWorkspaces = statement<object>()((db, { workspace }) =>
  db.select({ id: workspace.id, slug: workspace.slug }).from(workspace).where(eq(workspace.removed, false)),
)

const homeOf = statement<{ id: string }>()((db, { home }, at) =>
  db.select({ workspace: home.workspace }).from(home).where(eq(home.id, at.id)),
)

const inviteBy = statement<{ tokenHash: string }>()((db, { invite }, at) =>
  db.select().from(invite).where(eq(invite.tokenHash, at.tokenHash)),
)

const signInBy = statement<{ tokenHash: string }>()((db, { signIn }, at) =>
  db
    .select({
      id: signIn.id,
      admin: signIn.admin,
      createdAt: signIn.createdAt,
      usedOn: signIn.usedOn,
      plainName: signIn.plainName,
      replaces: signIn.replaces,
    })
    .from(signIn)
    .where(eq(signIn.tokenHash, at.tokenHash)),
)

const addSignIn = statement<Omit<NewSignIn, "entered" | "replaces"> & ReturnType<typeof asStored>>()(
  (db, { signIn }, at) =>
    db.insert(signIn).values({
      id: at.id,
      tokenHash: at.tokenHash,
      admin: at.admin,
      createdAt: at.createdAt,
      usedOn: at.usedOn,
      plainName: at.plainName,
      entered: at.entered,
      replaces: at.replaces,
    }),
)

const plainNameOf = statement<{ id: string }>()((db, { signIn }, at) =>
  db.select({ plainName: signIn.plainName }).from(signIn).where(eq(signIn.id, at.id)),
)

const useSignIn = statement<{ id: string; usedOn: number; plainName: boolean }>()((db, { signIn }, at) =>
  db
    .update(signIn)
    .set({ usedOn: sql`${at.usedOn}`, plainName: sql`${sql.param(at.plainName, signIn.plainName)}` })
    .where(eq(signIn.id, at.id)),
)

const dropSignIn = statement<{ id: string }>()((db, { signIn }, at) => db.delete(signIn).where(eq(signIn.id, at.id)))

const dropSeats = statement<{ id: string }>()((db, { seat }, at) => db.delete(seat).where(eq(seat.signIn, at.id)))

const signInsOf = statement<Living & { workspace: WorkspaceId; member: MemberId }>()((db, { seat, signIn }, at) =>
  db
    .select({ createdAt: signIn.createdAt, usedOn: signIn.usedOn })
    .from(signIn)
    .innerJoin(seat, eq(seat.signIn, signIn.id))
    .where(and(eq(seat.workspace, at.workspace), eq(seat.member, at.member), livingRow(signIn, at))),
)

const seatOf = statement<{ signIn: string; workspace: WorkspaceId }>()((db, { seat }, at) =>
  db
    .select({ member: seat.member, invite: seat.invite })
    .from(seat)
    .where(and(eq(seat.signIn, at.signIn), eq(seat.workspace, at.workspace))),
)

const addressesOf = statement<{ workspace: WorkspaceId }>()((db, { address }, at) =>
  db
    .select({
      member: address.member,
      email: address.email,
      confirmedAt: address.confirmedAt,
      owned: address.owned,
      second: address.second,
    })
    .from(address)
    .where(eq(address.workspace, at.workspace)),
)

const boundTo = statement<{ workspace: WorkspaceId }>()((db, { boundAddress }, at) =>
  db
    .select({ notice: boundAddress.notice, member: boundAddress.member, email: boundAddress.email })
    .from(boundAddress)
    .where(eq(boundAddress.workspace, at.workspace)),
)

const addToken = statement<{ tokenHash: string; expiresAt: Instant }>()((db, { adminToken }, at) =>
  db.insert(adminToken).values({ tokenHash: at.tokenHash, expiresAt: at.expiresAt }),
)

const tokenBy = statement<{ tokenHash: string; now: Instant }>()((db, { adminToken }, at) =>
  db
    .select({ tokenHash: adminToken.tokenHash })
    .from(adminToken)
    .where(and(eq(adminToken.tokenHash, at.tokenHash), gt(adminToken.expiresAt, at.now))),
)

// one statement reads and deletes the token, so that only one of two requests with the same token succeeds
const takeToken = statement<{ tokenHash: string; now: Instant }>()((db, { adminToken }, at) =>
  db
    .delete(adminToken)
    .where(and(eq(adminToken.tokenHash, at.tokenHash), gt(adminToken.expiresAt, at.now)))
    .returning({ tokenHash: adminToken.tokenHash }),
)

const metaOf = statement<{ key: string }>()((db, { meta }, at) =>
  db.select({ value: meta.value }).from(meta).where(eq(meta.key, at.key)),
)
