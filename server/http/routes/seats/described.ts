import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { answer, getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"
import { HeldLetters } from "../working/letterRoutes.ts"
import { Declining, InvitationsListed, LettersBody, PreviewBody } from "./invitationRoutes.ts"
import { Preview } from "./joinRoutes.ts"

/** The letters that invite people to their seats. */
export const invitationPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/invitations": {
    ...getting(
      "The letters of invitation and their states, for those who may invite guests",
      answer("InvitationList"),
      ["slug"],
    ),
    put: {
      summary: "Lists addresses to which letters may go; nothing is sent",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: jsonOf(InvitationsListed) },
      responses: {
        "200": { description: "They are listed", content: jsonOf(z.object({ ok: z.boolean() })) },
        default: refusal,
      },
    },
    ...posting(
      "Sends letters of invitation or reminders, or writes them for a person to send",
      LettersBody,
      answer("InvitationsAsked"),
      ["slug"],
    ),
  },
  "/api/workspaces/{slug}/invitations/preview": posting(
    "Writes the letter that a person would get now, with a link that opens nothing",
    PreviewBody,
    answer("LetterPreview"),
    ["slug"],
  ),
  "/api/letters/again": posting(
    "Sends the letters again that failed, for an administrator",
    null,
    answer("LettersTriedAgain"),
  ),
  "/api/letters": getting("The letters that could not be sent, for an administrator", answer("StuckLetters")),
  "/api/letters/held": posting(
    "Sends the letters that are held since a backup was restored, or gives them up",
    HeldLetters,
    z.object({ ok: z.boolean() }),
  ),
  "/api/join/disown": posting(
    "Ends the seat of somebody else who sat down in it, by the link of the letter that invited its person",
    Preview,
    z.object({ ok: z.boolean() }),
  ),
  "/api/join/decline": posting(
    "Says that one cannot take part, or takes this back",
    Declining,
    z.object({ declined: z.boolean() }),
  ),
}
