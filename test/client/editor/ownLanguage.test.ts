import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { caretAfter, commit, compose } from "./keyboard.ts"
import { endAfter, paragraph, pipe, Side, turn } from "./pair.ts"

/** An editor for a writer of one language, with the caret at the end of a paragraph in another. */
async function writing(writer: Lang, text: string, lang: Lang, words = text): Promise<Side> {
  const doc = new Y.Doc()
  doc.getXmlFragment(noteRoot).push([paragraph(text, lang), paragraph("the end", "en")])
  const side = new Side(doc, true, writer)
  endAfter(side)
  if (text === "") {
    window.focus()
    side.view.focus()
    document.getSelection()?.collapse(side.dom.firstElementChild, 0)
    await eventually(() => expect(side.view.state.selection.$head.before()).toBe(0))
  } else await caretAfter(side, words)
  return side
}
const langs = (side: Side): string[] => [...side.dom.querySelectorAll("p")].map(({ lang }) => lang)
const type = async (text: string): Promise<void> => {
  for (const sign of text) await commit(sign)
}

test.each<[Lang, string, Lang, string]>([
  ["ja", "携帯から書く", "en", "ja"],
  ["ja", "協定案", "zh", "ja"],
  ["zh", "协定草案", "ja", "zh-CN"],
  ["zh", "AI 系统在投入使用前", "en", "zh-CN"],
  ["en", "Data move", "zh", "en"],
  ["en", "数据流动", "en", "zh-CN"],
  ["en", "書いた", "zh", "ja"],
  ["ja", "ISO", "en", "en"],
  ["en", "The term 共识 means", "ja", "en"],
])("%s writes “%s” in an empty paragraph marked %s: it becomes %s", async (writer, text, lang, is) => {
  const side = await writing(writer, "", lang)
  await type(text)
  expect(side.text).toBe(`${text}\nthe end`)
  expect(langs(side)).toEqual([is, "en"])
})

test("kana turn a paragraph marked as Chinese into a Japanese one, once", async () => {
  const side = await writing("ja", "協定案", "zh")
  await type("のこと")
  expect(langs(side)).toEqual(["ja", "en"])
  side.editor.run("lang-zh")
  await type("です")
  expect(langs(side)).toEqual(["zh-CN", "en"])
})

test("words in another language do not change a paragraph that others began", async () => {
  const side = await writing("ja", "The term", "en")
  await type(" 合意 は")
  expect(langs(side)).toEqual(["en", "en"])
})

test("a language that the writer chose is kept", async () => {
  const side = await writing("en", "", "en")
  side.editor.run("lang-ja")
  await type("IoT")
  expect(langs(side)).toEqual(["ja", "en"])
})

test("an input method's words decide, not its letters, and a peer's typing elsewhere changes nothing", async () => {
  const side = await writing("en", "", "en")
  const peer = new Side(new Y.Doc())
  endAfter(peer)
  pipe(side.doc, peer.doc)
  await compose("n")
  peer.type("x", peer.find("the end").from)
  await compose("ni")
  expect(langs(side)).toEqual(["en", "en"])
  await compose("你好")
  await commit("你好")
  await turn()
  await eventually(() => expect(langs(side)).toEqual(["zh-CN", "en"]))
  await eventually(() => expect(langs(peer)).toEqual(["zh-CN", "en"]))
  expect(side.text).toBe("你好\nxthe end")
})

test("Enter after a paragraph in another language begins one in the writer's", async () => {
  const side = await writing("ja", "Data move", "en")
  await userEvent.keyboard("{Enter}")
  await type("次の段落")
  expect(langs(side)).toEqual(["en", "ja", "en"])
})
