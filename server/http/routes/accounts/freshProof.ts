import * as z from "zod"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import type { HttpPorts } from "../../ports.ts"

/** How long after a sign-in to an account its owner may add a way to sign in, in milliseconds (DOMAIN SI13). */
export const freshMs = 15 * 60_000

type Ports = Pick<HttpPorts, "clock" | "codes">

/**
 * A sign-in to an account in this browser. `isAct`: it was an act of the owner at that moment, and not the answer of a
 * service whose session somebody may have left open.
 */
const Proof = z.object({ account: z.string(), until: z.number(), isAct: z.boolean().default(true) })

type Here = { signIn: Pick<SignIn, "id">; account: { id: string } }

const nameOf = (signIn: string): string => `fresh ${signIn}`

/** Keeps that this browser's person has just signed in to the account. A weaker sign-in leaves a stronger one. */
export async function keepFreshProof(ports: Ports, here: Here, isAct: boolean): Promise<void> {
  if (!isAct && (await freshProof(ports, here)) === "act") return
  const until = ports.clock.now() + freshMs
  const proof = { account: here.account.id, until, isAct } satisfies z.infer<typeof Proof>
  await ports.codes.keep(nameOf(here.signIn.id), JSON.stringify(proof), freshMs)
}

/** How this browser's person has shown within the last 15 minutes that the account is theirs; null if they have not. */
export async function freshProof(
  { clock, codes }: Ports,
  { signIn, account }: Here,
): Promise<"act" | "vouched" | null> {
  const content = await codes.read(nameOf(signIn.id))
  const proof = content === null ? null : Proof.parse(JSON.parse(content))
  if (proof === null || proof.account !== account.id || proof.until <= clock.now()) return null
  return proof.isAct ? "act" : "vouched"
}

/** Passes a proof on to the sign-in that the same browser has from now on. */
export async function passProofOn(ports: Ports, from: string, to: { signIn: { id: string }; account: string }) {
  const { account } = to
  const how = await freshProof(ports, { signIn: { id: from }, account: { id: account } })
  const content = how && (await ports.codes.read(nameOf(from)))
  if (!content) return
  const { until } = Proof.parse(JSON.parse(content))
  await ports.codes.keep(nameOf(to.signIn.id), content, until - ports.clock.now())
}

/** Refuses a sign-in whose person has not proved to own the account lately; null if they have. */
export async function staleProof(ports: Ports, here: Here): Promise<{ refuse: Refusal } | null> {
  return (await freshProof(ports, here)) === "act" ? null : refuse("sign-in-again", { n: freshMs / 60_000 })
}
