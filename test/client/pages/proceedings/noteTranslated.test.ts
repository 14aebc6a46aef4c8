import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { noteBlocks } from "../../../../client/pages/proceedings/noteBlocks.ts"
import { translationsThen } from "../../../../client/pages/proceedings/paper/noteTranslated.ts"
import { textPart } from "../../../../client/pages/proceedings/paper/textPart.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { panel } from "../../../kit/scenes.ts"
import { noteOf, textAt } from "../../../shared/document/notes.ts"

afterEach(() => void render(nothing, document.body))

const first = "数据留在收集它们的医院。"
const second = "发布前要在另一家医院测试模型。"

function translated(
  attribution: "named" | "chatham",
  edit: (doc: ReturnType<typeof noteOf>) => void = () => undefined,
) {
  const doc = noteOf(first, second)
  const [block] = readNote(doc).blocks
  const anchor = block && makeAnchor(doc, block, () => "0".repeat(64))
  if (!anchor) throw new Error("no anchor")
  edit(doc)
  const base = panel()
  const [topic] = Object.values(base.topics)
  const row = {
    key: `note:${topic?.id}:1-0`,
    lang: "en" as const,
    topic: topic?.id,
    text: "The data stay.",
    revision: 1,
    drafted: "person" as const,
    by: null,
    at: Date.now(),
    answer: null,
    paragraph: { lang: "zh" as const, authors: [], anchor },
  }
  const workspace = base.workspace && { ...base.workspace, attribution, languages: ["zh" as const, "en" as const] }
  const state: State = { ...base, workspace, translations: { [`${row.key}/en`]: row } }
  return { doc, state, topic }
}

function printed(...of: Parameters<typeof translated>) {
  const { doc, state, topic } = translated(...of)
  const { blocks } = readNote(doc)
  render(
    textPart(state, topic ? [topic] : [], ["en"], () => ({ state: "ready", doc, blocks, since: 0 })),
    document.body,
  )
  return [...document.querySelectorAll(".paper-second")].map(one => one.textContent?.replace(/\s+/g, " ").trim())
}

test("paper prints the translation below its paragraph, and which is not yet translated", () => {
  expect(printed("named")).toEqual([
    "Translation by a person, not confirmed by anyone The data stay.",
    "Not yet translated",
  ])
  expect(document.querySelector(".paper-note")?.textContent).toMatch(/医院。\s*Translation[^]*The data stay\.\s*发布前/)
})

test("paper says that a translation is behind, and where names stay in the room nobody who drafted it", () => {
  const edit = (doc: ReturnType<typeof noteOf>) => textAt(doc, 0).insert(0, "一切")
  expect(printed("chatham", edit)).toEqual(["older than the original The data stay.", "Not yet translated"])
})

test("a replay shows below a paragraph the translation of its words, and none below words that nobody translated", () => {
  const { state, topic } = translated("named")
  const below = translationsThen(state, topic?.id ?? "")
  const blocks = [first, `${first}。`, second].map(text => ({ kind: "paragraph" as const, lang: "zh" as const, text }))
  render(noteBlocks(blocks, below), document.body)
  const shown = [...document.querySelectorAll(".paper-second")].map(one => one.textContent?.replace(/\s+/g, " ").trim())
  expect(shown).toEqual(["Translation by a person, not confirmed by anyone The data stay."])
  expect(document.body.textContent).toMatch(/^\s*数据留在收集它们的医院。\s*Translation/)
})
