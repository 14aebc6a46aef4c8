import type { Instant } from "../../../../shared/model/terms.ts"
import { isLiving, type Living, type SignIn } from "../../../ports/database/directory.ts"

/** How long a sign-in is valid: `idleDays` after its last use, and at most `mostDays` after it was made. */
export interface SignInLife {
  idleDays: number
  mostDays: number
}

export const presetLife: SignInLife = { idleDays: 100, mostDays: 365 }

const dayMs = 86_400_000

/** The number of days since 1970. The last use is stored as a day, so that a sign-in costs at most one write a day. */
export const dayOf = (at: Instant): number => Math.floor(at / dayMs)

export const endsAt = ({ createdAt }: Pick<SignIn, "createdAt">, { mostDays }: SignInLife): Instant =>
  createdAt + mostDays * dayMs

/** Which sign-ins are valid at `now`. */
export const livingAt = (now: Instant, { idleDays, mostDays }: SignInLife): Living => ({
  madeAfter: now - mostDays * dayMs,
  usedFrom: dayOf(now) - idleDays,
})

export const isAlive = (signIn: SignIn, now: Instant, life: SignInLife): boolean =>
  isLiving(signIn, livingAt(now, life))
