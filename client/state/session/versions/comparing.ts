import { noteDiff } from "../../../../shared/document/versions/noteDiff.ts"

/** A worker that compares two versions, because a long note would hold the page for a fifth of a second. */
addEventListener("message", ({ data }) => {
  postMessage(noteDiff(data.before, data.now, data.first))
})
