import * as z from "zod"
import { languages } from "../terms.ts"

/** A colour as `#rrggbb`. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** An address that a page links: of a website, or for `contact` also of a mailbox. */
const Address = z
  .string()
  .max(2_000)
  .refine(text => text === "" || isLinkable(text))

/** Whether pages link this address: a script's address would run in the reader's browser. */
const isLinkable = (text: string): boolean =>
  URL.canParse(text) && ["https:", "http:", "mailto:"].includes(new URL(text).protocol)

/** A text without control characters, because the name also stands in headers of letters. */
const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)

/** The name and the look of a server, as its administrator has set them. An empty text is not set. */
export const StoredFace = z.object({
  name: oneLine(80),
  /** the accent of light and of dark pages; null: Plenary's own */
  accent: z.object({ light: Colour, dark: Colour }).nullable(),
  foot: z.partialRecord(z.enum(languages), oneLine(300)),
  links: z.object({ privacy: Address, accessibility: Address, imprint: Address, contact: Address }),
})
export type StoredFace = z.infer<typeof StoredFace>

export const emptyFace: StoredFace = {
  name: "",
  accent: null,
  foot: {},
  links: { privacy: "", accessibility: "", imprint: "", contact: "" },
}

/** The face with the address of the logo; null if there is none. */
export interface HostFace extends StoredFace {
  logo: string | null
}

/** The name that pages, letters and papers give the server. */
export const houseName = ({ name }: Pick<StoredFace, "name">): string => (name === "" ? "Plenary" : name)
