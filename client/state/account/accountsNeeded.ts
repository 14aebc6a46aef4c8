import type { AccountsNeeded } from "../../../shared/contract/queries/people/accounts.ts"
import { fetchAccountsNeeded } from "../../connections/accounts.ts"
import { Loading } from "../loading/loading.ts"

/** Fetches how many of the seats that vote have no account, before somebody requires accounts (DOMAIN SI12). */
export const accountsNeeded = (slug: string): Loading<AccountsNeeded> => new Loading(() => fetchAccountsNeeded(slug))
