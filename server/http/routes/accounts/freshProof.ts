import * as z from "zod"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import type { HttpPorts } from "../../ports.ts"

/** How long after a sign-in to an account its owner may add a way to sign in, in milliseconds (DOMAIN SI13). */
export const freshMs = 15 * 60_000

type Ports = Pick<HttpPorts, "clock" | "codes">

const Proof = z.object({ account: z.string(), until: z.number() })

const nameOf = (signIn: string): string => `fresh ${signIn}`

/** Keeps that this browser's person has just proved to own the account. */
export async function keepFreshProof({ clock, codes }: Ports, signIn: string, account: string): Promise<void> {
  const proof = { account, until: clock.now() + freshMs } satisfies z.infer<typeof Proof>
  await codes.keep(nameOf(signIn), JSON.stringify(proof), freshMs)
}

/** Refuses a sign-in whose person has not proved to own the account lately; null if they have. */
export async function staleProof(
  { clock, codes }: Ports,
  { signIn, account }: { signIn: SignIn; account: { id: string } },
): Promise<{ refuse: Refusal } | null> {
  const content = await codes.read(nameOf(signIn.id))
  const proof = content === null ? null : Proof.parse(JSON.parse(content))
  const isFresh = proof !== null && proof.account === account.id && proof.until > clock.now()
  return isFresh ? null : refuse("sign-in-again", { n: freshMs / 60_000 })
}
