import { type Audiences, nameless } from "../rules/gallery/inGallery.ts"
import type { questionEvents } from "./contract.ts"

export const questionAudiences: Audiences<keyof typeof questionEvents> = {
  "question-asked": "room",
  "question-approved": nameless(body => ({ ...body, member: null })),
  "question-dismissed": "room",
  "question-answered": nameless(body => ({ ...body, by: null })),
}
