import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { Account, Accounts, VerifiedBy } from "../../../ports/database/accounts.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Vouched } from "../../../ports/host/signInServices.ts"

interface Ports {
  accounts: Accounts
  clock: Clock
}

type Facts = Partial<Pick<Account, "name" | "affiliation">>

const cut = (text: string) =>
  text
    .normalize("NFC")
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 200)

/** Adds an account. Returns null if another account has got the address in the meantime. */
async function added(
  { accounts, clock }: Ports,
  facts: Facts & { email: string | null; verifiedBy: VerifiedBy | null },
): Promise<Account | null> {
  const now = clock.now()
  const account: Account = {
    id: clock.id(),
    name: cut(facts.name ?? ""),
    affiliation: cut(facts.affiliation ?? ""),
    email: facts.email === null ? null : mailboxOf(facts.email),
    verifiedBy: facts.verifiedBy,
    createdAt: now,
    usedAt: now,
  }
  return (await accounts.add(account)) ? account : null
}

/** The account of an address to which a link was mailed; a new one if the address has none. */
export async function ownerOfAddress(ports: Ports, email: string): Promise<Account> {
  const found = await ports.accounts.ofEmail(email)
  const owner = found ?? (await added(ports, { email, verifiedBy: "link" }))
  return owner ?? ownerOfAddress(ports, email)
}

/**
 * The account of a sign-in service's person: that of the same person, else that of the address which the service has
 * verified, else a new one. An address that the service has not verified is ignored (DOMAIN SI7).
 */
export async function ownerByService(
  ports: Ports,
  { email, name, affiliation, ...subject }: Vouched,
): Promise<Account> {
  const { accounts } = ports
  const known = await accounts.ofSubject(subject)
  if (known) return known
  const found = email === null ? null : await accounts.ofEmail(email)
  const verifiedBy = email === null ? null : ("service" as const)
  const owner = found ?? (await added(ports, { email, verifiedBy, name, affiliation }))
  if (owner && (await accounts.addSubject(subject, owner.id))) return owner
  // another request of the same person was faster
  return ownerByService(ports, { email, name, affiliation, ...subject })
}
