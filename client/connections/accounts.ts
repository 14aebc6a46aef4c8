import type {
  AccountAnswer,
  AccountsNeeded,
  LinkPreview,
  ServiceBegun,
  SignedIn,
} from "../../shared/contract/queries/people/accounts.ts"
import type { CodeAsked } from "../../shared/contract/queries.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { get, post, putJson, remove } from "./http.ts"

export const fetchAccount = (): Promise<AccountAnswer> => get("/api/account")
export const putAccount = (said: { name: string; affiliation: string }): Promise<AccountAnswer> =>
  putJson("/api/account", said)
export const deleteAccount = (): Promise<AccountAnswer> => remove("/api/account")
export const fetchAccountsNeeded = (slug: string): Promise<AccountsNeeded> =>
  get(`/api/workspaces/${encodeURIComponent(slug)}/accounts`)
export const keepSeat = (slug: string): Promise<AccountAnswer> => post("/api/account/seats", { slug })
export const releaseSeat = (slug: string): Promise<AccountAnswer> =>
  remove(`/api/account/seats/${encodeURIComponent(slug)}`)
export const endSignIn = (id: string): Promise<AccountAnswer> => post("/api/account/end", { id })
/** `request`: this browser's last request for the address, which another letter continues; absent if there is none. */
export const askForLink = (asked: {
  email: string
  lang: Lang
  to: string
  request?: string | undefined
}): Promise<CodeAsked> => post("/api/sign-in/link", asked)
export const beginService = (id: string, to: string, connect: boolean): Promise<ServiceBegun> =>
  post(`/api/sign-in/services/${encodeURIComponent(id)}`, { to, connect })
export const previewLink = (token: string, request: string): Promise<LinkPreview> =>
  post("/api/sign-in/link/preview", { token, request })
export const signInByCode = (request: string, code: string): Promise<SignedIn> =>
  post("/api/sign-in/link/code", { request, code })
export const openLink = (token: string, request: string): Promise<SignedIn> =>
  post("/api/sign-in/link/open", { token, request })
