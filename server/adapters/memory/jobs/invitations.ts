import { type Invitation, type Invitations, letterEveryMs, waitsMostMs } from "../../../ports/invitations.ts"
import { key, type MemoryTables } from "../tables.ts"

/** Stores the letters of invitation in memory, for tests. */
export function memoryInvitations({ invitations, invites }: MemoryTables): Invitations {
  const change = (at: string, to: Partial<Invitation>): boolean => {
    const row = invitations.get(at)
    if (row) invitations.set(at, { ...row, ...to })
    return row !== undefined
  }
  const all = () => [...invitations.values()]
  return {
    ofWorkspace: async workspace =>
      all()
        .filter(one => one.workspace === workspace)
        .toSorted((a, b) => (a.member < b.member ? -1 : 1)),
    of: async ({ workspace, member }) => invitations.get(key(workspace, member)) ?? null,
    async list(row) {
      const at = key(row.workspace, row.member)
      if (invitations.get(at)?.email === row.email) change(at, { zone: row.zone })
      else invitations.set(at, { ...unsent, ...row })
    },
    async ask({ workspace, member, email, now, ...letter }) {
      const at = key(workspace, member)
      const row = invitations.get(at)
      if (row?.email !== email || row.declinedAt !== null) return false
      const { standing, sentAt, askedAt } = row
      if ((standing === "sent" || standing === "copied") && (sentAt ?? 0) > now - letterEveryMs) return false
      if (standing === "waiting" && (askedAt ?? 0) > now - waitsMostMs) return false
      return change(at, { ...letter, error: null, askedAt: now, sentAt: letter.standing === "copied" ? now : sentAt })
    },
    async settle({ workspace, member, invite, standing, error, now }) {
      const at = key(workspace, member)
      const row = invitations.get(at)
      if (row?.invite !== invite || row.standing !== "waiting") return false
      return change(at, { standing, error, sentAt: standing === "sent" ? now : row.sentAt })
    },
    async opened({ workspace, member }, now) {
      const row = invitations.get(key(workspace, member))
      if (row?.openedAt === null && row.standing !== "listed" && row.standing !== "held")
        change(key(workspace, member), { openedAt: now })
    },
    declined: async ({ workspace, member }, now) => change(key(workspace, member), { declinedAt: now }),
    async relink(id, tokenHash) {
      const invite = invites.get(id)
      if (!invite || invite.revoked || invite.usesLeft < 1) return false
      invites.set(id, { ...invite, tokenHash })
      return true
    },
    troubled: async () =>
      all()
        .filter(({ standing }) => standing === "bounced" || standing === "failed" || standing === "held")
        .toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)),
    async retry({ workspace, member, invite, now }) {
      const row = invitations.get(key(workspace, member))
      if (row?.invite !== invite || row.standing !== "failed") return false
      return change(key(workspace, member), { standing: "waiting", error: null, askedAt: now })
    },
    async release(to, now) {
      const held = all().filter(({ standing }) => standing === "held")
      for (const { workspace, member } of held) change(key(workspace, member), { standing: to, askedAt: now })
      return held.map(row => ({ ...row, standing: to, askedAt: now }))
    },
    async count() {
      const counted: Partial<Record<Invitation["standing"], number>> = {}
      for (const { standing } of all()) counted[standing] = (counted[standing] ?? 0) + 1
      return counted
    },
  }
}

const unsent = {
  note: "",
  standing: "listed",
  reminder: false,
  invite: null,
  error: null,
  askedAt: null,
  sentAt: null,
  openedAt: null,
  declinedAt: null,
} as const
