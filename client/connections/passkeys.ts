import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser"
import type { PasskeyAsked, SignedIn } from "../../shared/contract/queries/people/accounts.ts"
import { post, putJson, remove } from "./http.ts"

export const askForPasskey = (): Promise<PasskeyAsked> => post("/api/account/passkeys/ask", {})
export const postPasskey = (made: {
  request: string
  name: string
  credential: RegistrationResponseJSON
}): Promise<object> => post("/api/account/passkeys", made)
export const putPasskeyName = (id: string, name: string): Promise<object> =>
  putJson(`/api/account/passkeys/${encodeURIComponent(id)}`, { name })
export const deletePasskey = (id: string): Promise<object> => remove(`/api/account/passkeys/${encodeURIComponent(id)}`)
export const askForSignIn = (): Promise<PasskeyAsked> => post("/api/sign-in/passkey/ask", {})
export const signInByPasskey = (used: {
  request: string
  to: string
  credential: AuthenticationResponseJSON
}): Promise<SignedIn> => post("/api/sign-in/passkey", used)
