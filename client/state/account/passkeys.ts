import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser"
import type { SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { askForPasskey, askForSignIn, postPasskey, signInByPasskey } from "../../connections/passkeys.ts"

/** The library is loaded when a person first presses a button of passkeys. */
const library = () => import("@simplewebauthn/browser")

/** Whether this browser knows passkeys. */
export const knowsPasskeys = (): boolean => "PublicKeyCredential" in window

/** The failure of an act with a passkey. A person who closes the browser's question has refused nothing wrong. */
export const passkeyFailure = (thrown: unknown): Failure =>
  thrown instanceof Error && /^(NotAllowed|Abort|InvalidState|Security)Error$/.test(thrown.name)
    ? { status: 403, code: "passkey-refused", params: {}, id: "" }
    : failureOf(thrown)

/** Makes a passkey with the reader's authenticator and adds it to their account. */
export async function makePasskey(name: string): Promise<void> {
  const { request, options } = await askForPasskey()
  const { startRegistration } = await library()
  const optionsJSON: PublicKeyCredentialCreationOptionsJSON = JSON.parse(options)
  const credential = await startRegistration({ optionsJSON })
  await postPasskey({ request, name, credential })
}

/** Signs in by a passkey that the reader's authenticator holds. */
export async function byPasskey(to: string): Promise<SignedIn> {
  const { request, options } = await askForSignIn()
  const { startAuthentication } = await library()
  const optionsJSON: PublicKeyCredentialRequestOptionsJSON = JSON.parse(options)
  const credential = await startAuthentication({ optionsJSON })
  return signInByPasskey({ request, to, credential })
}
