import { html } from "lit"
import type { PicturePlace } from "../../editor/picture.ts"
import { msg } from "../../i18n/msg.ts"
import { sitePath } from "../../site/site.ts"
import { fileAddress } from "../files/fileWords.ts"
import type { PictureGiven } from "../files/plenary-picture-dialog.ts"

/** The workspace and the topic of a note, by which its pictures are found and uploaded. */
export interface NotePlace {
  slug: string
  topic: string
}

export const isOtherPlace = (now: NotePlace | null, before: NotePlace | null | undefined): boolean =>
  now?.slug !== before?.slug || now?.topic !== before?.topic

export const picturesAt = (place: () => NotePlace | null, onFile: (file: File) => void): PicturePlace => ({
  address: file => sitePath + fileAddress(place()?.slug ?? "", file),
  missing: alt => msg("picture.missing", { alt }),
  onFile,
})

export const pictureDialog = (take: (given: PictureGiven) => void, left: () => void) =>
  html`<plenary-picture-dialog @picture-given=${take} @picture-left=${left}></plenary-picture-dialog>`

/** Opens the dialog of a note. Its code is fetched with the first picture, because most notes have none. */
export async function askPicture(
  note: HTMLElement,
  place: NotePlace,
  file: File | null,
  selected: string | null,
): Promise<void> {
  await import("../files/plenary-picture-dialog.ts")
  note.querySelector("plenary-picture-dialog")?.ask(place, file, selected)
}
