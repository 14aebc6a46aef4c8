import type { Directory } from "../../ports/directory.ts"
import { key, type Tables } from "./tables.ts"

export const directory = (tables: Tables): Directory => ({
  workspaces: async () => [...tables.workspaces].map(([id, slug]) => ({ id, slug })),
  home: async id => tables.homes.get(id) ?? null,
  async invite(tokenHash) {
    const invite = [...tables.invites.values()].find(row => row.tokenHash === tokenHash)
    return invite === undefined ? null : { ...invite }
  },
  async signIn(tokenHash) {
    const found = [...tables.signIns.values()].find(row => row.tokenHash === tokenHash)
    return found === undefined ? null : { id: found.id, admin: found.admin, expiresAt: found.expiresAt }
  },
  async addSignIn(signIn) {
    tables.signIns.set(signIn.id, { ...signIn })
  },
  async endSignIn(id) {
    tables.signIns.delete(id)
    const held = [...tables.seats].filter(([, seat]) => seat.signIn === id)
    for (const [at] of held) tables.seats.delete(at)
    return held.map(([, { workspace }]) => workspace)
  },
  async seat(signIn, workspace) {
    const seat = tables.seats.get(key(signIn, workspace))
    return seat === undefined ? null : { member: seat.member, invite: seat.invite }
  },
  addresses: async workspace =>
    [...tables.addresses.values()]
      .filter(one => one.workspace === workspace)
      .map(({ member, email }) => ({ member, email })),
  async addAdminToken(tokenHash, expiresAt) {
    tables.adminTokens.set(tokenHash, expiresAt)
  },
  isAdminToken: async (tokenHash, now) => (tables.adminTokens.get(tokenHash) ?? 0) > now,
  async useAdminToken(tokenHash, now) {
    if ((tables.adminTokens.get(tokenHash) ?? 0) <= now) return false
    return tables.adminTokens.delete(tokenHash)
  },
  incarnation: async () => tables.incarnation,
  secret: async () => tables.secret,
})
