import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { answer, getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"
import { Code } from "../seats/addressRoutes.ts"
import { AccountSaid, SeatNamed, SignInNamed } from "./accountRoutes.ts"
import { LinkToken, LinkWanted } from "./linkRoutes.ts"
import { PasskeyMade, PasskeyNamed, PasskeyUsed } from "./passkeyRoutes.ts"
import { ServiceWanted } from "./serviceRoutes.ts"

const done = z.object({ ok: z.boolean() })
const changed = { description: "The account as it is now", content: jsonOf(answer("AccountAnswer")) }
const removing = (summary: string, params: string[] = []) => ({
  delete: {
    summary,
    ...(params.length > 0 && {
      requestParams: { path: z.object(Object.fromEntries(params.map(one => [one, text]))) },
    }),
    responses: { "200": changed, default: refusal },
  },
})

/** How people sign in to an account, and what they read and change of it. */
export const accountPaths: ZodOpenApiPathsObject = {
  "/api/account": {
    ...getting("One's own account and its sign-ins, and the ways to sign in", answer("AccountAnswer")),
    put: {
      summary: "Sets one's own name and affiliation",
      requestBody: { required: true, content: jsonOf(AccountSaid) },
      responses: { "200": changed, default: refusal },
    },
    ...removing("Deletes one's own account; the seats stay with the browsers that hold them"),
  },
  "/api/account/seats": posting("Keeps a seat of this browser for the account", SeatNamed, answer("AccountAnswer")),
  "/api/account/seats/{slug}": removing("Ends that the account keeps its seat of a panel", ["slug"]),
  "/api/workspaces/{slug}/accounts": getting(
    "How many seats that vote have no account, for those who set the panel's policies",
    answer("AccountsNeeded"),
    ["slug"],
  ),
  "/api/account/end": posting(
    "Ends a sign-in of the account by its id, the `others`, or `all`",
    SignInNamed,
    answer("AccountAnswer"),
  ),
  "/api/sign-in/link": posting(
    "Mails a link and a code to sign in; the same answer for every address",
    LinkWanted,
    answer("CodeAsked"),
  ),
  "/api/sign-in/link/preview": posting("Reads such a link without using it", LinkToken, answer("LinkPreview")),
  "/api/sign-in/link/open": posting(
    "Signs in by such a link, once and in the browser that asked, and opens the account's seats; sets the cookie",
    LinkToken,
    answer("SignedIn"),
  ),
  "/api/sign-in/link/code": posting(
    "Signs in by the code of such a letter, in the browser that asked; five wrong ones end it",
    Code,
    answer("SignedIn"),
  ),
  "/api/account/passkeys/ask": posting("Asks for a new passkey of the account", null, answer("PasskeyAsked")),
  "/api/account/passkeys": posting("Adds the passkey that an authenticator has made", PasskeyMade, done),
  "/api/account/passkeys/{id}": {
    put: {
      summary: "Names a passkey of the account",
      requestParams: { path: z.object({ id: text }) },
      requestBody: { required: true, content: jsonOf(PasskeyNamed) },
      responses: { "200": { description: "It is named", content: jsonOf(done) }, default: refusal },
    },
    delete: {
      summary: "Removes a passkey of the account",
      requestParams: { path: z.object({ id: text }) },
      responses: { "200": { description: "It is removed", content: jsonOf(done) }, default: refusal },
    },
  },
  "/api/sign-in/passkey/ask": posting("Asks for a sign-in by a passkey", null, answer("PasskeyAsked")),
  "/api/sign-in/passkey": posting(
    "Signs in by a passkey, and opens the account's seats; sets the cookie",
    PasskeyUsed,
    answer("SignedIn"),
  ),
  "/api/sign-in/services/{id}": posting(
    "Begins a sign-in by a service (OpenID Connect); sets a cookie for ten minutes",
    ServiceWanted,
    answer("ServiceBegun"),
    ["id"],
  ),
  "/api/sign-in/services/{id}/callback": {
    get: {
      summary: "Ends a sign-in by a service; leads to the page that asked, or to the sign-in with a problem",
      requestParams: {
        path: z.object({ id: text }),
        query: z.object({
          state: text.optional(),
          code: text.optional(),
          iss: text.optional(),
          error: text.optional(),
        }),
      },
      responses: {
        "303": { description: "The page to open", content: { "text/html": { schema: text } } },
        default: refusal,
      },
    },
  },
  "/api/sign-in/services/{id}/logout": {
    post: {
      summary: "Ends the sign-ins that a service vouched for, by its signed message (back-channel logout)",
      requestParams: { path: z.object({ id: text }) },
      requestBody: {
        required: true,
        content: { "application/x-www-form-urlencoded": { schema: z.object({ logout_token: text }) } },
      },
      responses: {
        "200": { description: "They are ended", content: jsonOf(z.object({ ok: z.boolean() })) },
        default: refusal,
      },
    },
  },
}
