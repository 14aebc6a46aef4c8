import { TopicId } from "../../../../../shared/model/ids.ts"

/** Enough notes to share a row of the journal when they are appended to together. */
export const journaledNotes = ["a", "b", "c", "d", "e"].map(name => TopicId.parse(name))
