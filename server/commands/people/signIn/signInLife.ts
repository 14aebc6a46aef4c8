import type { Instant } from "../../../../shared/model/terms.ts"
import type { SignIn } from "../../../ports/database/directory.ts"

/** How long a sign-in lives: each use extends it, up to so many days after it was made. */
export interface SignInLife {
  idleDays: number
  mostDays: number
}

export const presetLife: SignInLife = { idleDays: 100, mostDays: 365 }

const dayMs = 86_400_000

/** Days since 1970: the last use is stored as a day, so that a use costs at most one write a day. */
export const dayOf = (at: Instant): number => Math.floor(at / dayMs)

export const endsAt = ({ createdAt }: Pick<SignIn, "createdAt">, { mostDays }: SignInLife): Instant =>
  createdAt + mostDays * dayMs

export const isAlive = (signIn: SignIn, now: Instant, life: SignInLife): boolean =>
  now < endsAt(signIn, life) && dayOf(now) - signIn.usedOn <= life.idleDays
