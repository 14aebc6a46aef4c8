import { describe, expect, test } from "vitest"
import { dropped, movedItem, readAgenda } from "../../../../client/rules/pasted/agenda.ts"
import { readRoster } from "../../../../client/rules/pasted/roster.ts"
import { rowsOf, withoutRows } from "../../../../client/rules/pasted/rows.ts"
import type { AgendaItem } from "../../../../shared/contract/events/session.ts"
import { freeLetter } from "../../../../shared/rules/planning/freeLetter.ts"
import { panel } from "../../../kit/scenes.ts"

const state = panel()
const items = [
  { id: "1", kind: "opening", title: { en: "Opening" }, topic: null, minutes: 5 },
  { id: "2", kind: "topic", title: { en: "Care", ja: "医療" }, topic: null, minutes: 30 },
] as unknown as AgendaItem[]

describe("rows of pasted text", () => {
  const cells = (text: string) => rowsOf(text).map(row => row.cells)

  test("are cut by tab, semicolon or comma, also full-width", () => {
    expect(cells("a\tb;c\nd\te")).toEqual([
      ["a", "b;c"],
      ["d", "e"],
    ])
    expect(cells("議題；20；休憩")).toEqual([["議題", "20", "休憩"]])
    expect(cells("a,b,")).toEqual([["a", "b", ""]])
  })
  test("keep commas, quotes and line breaks in quoted cells, and count lines as an editor does", () => {
    expect(rowsOf('\uFEFF"Care, and\r\n""consent""",10,x\r\n\r\n"b" ,20')).toEqual([
      { n: 1, cells: ['Care, and "consent"', "10", "x"], raw: '"Care, and\n""consent""",10,x' },
      { n: 4, cells: ["b", "20"], raw: '"b" ,20' },
    ])
  })
  test("take a quote inside a word as a character, and an unclosed quote to the end", () => {
    expect(cells('12" screen;5\nb;6')).toEqual([
      ['12" screen', "5"],
      ["b", "6"],
    ])
    expect(cells('"never;closed\nat all')).toEqual([["never;closed at all"]])
  })
  test("that were applied are removed, and the others stay as written, below the headings", () => {
    const text = 'name;role\r\n"Li; Che";panelist\n\nSu;"the\nking"\nHan;'
    const gone = rowsOf(text).filter(({ cells: [name] }) => name === "Li; Che" || name === "Han")
    expect(withoutRows(text, gone)).toBe('name;role\nSu;"the\nking"')
  })
  test("are empty for blank lines and separators", () => expect(cells("\n \n;;\n")).toEqual([]))
})

describe("a pasted agenda", () => {
  const read = (text: string) => readAgenda(text, items, state.topics, "en")

  test("says for each line what it would do, and which items it would remove", () => {
    const lines = read("title;minutes;kind\nOpening;5;opening\nData;40;topic\nsomething;soon;topic")
    expect(lines.map(({ kind: line }) => line)).toEqual(["same", "new", "unread"])
    expect(lines[1]).toMatchObject({ item: { topic: "A", opens: false, title: { en: "Data" }, minutes: 40 } })
    expect(dropped(lines, items).map(({ id }) => id)).toEqual(["2"])
  })

  test("keeps the item that a title names in any language, with its id", () => {
    expect(read("医療\t45")).toMatchObject([{ kind: "changed", item: { id: "2", minutes: 45, kind: "topic" } }])
  })

  test("opens a topic for an unknown title, and none for a break", () => {
    expect(read('"Care, and ""consent""",10,议题\nTea,15 min,休憩\n午休,90分钟,休会')).toMatchObject([
      { kind: "new", item: { title: { en: 'Care, and "consent"' }, minutes: 10, kind: "topic", opens: true } },
      { kind: "new", item: { minutes: 15, kind: "break", opens: false } },
      { kind: "new", item: { minutes: 90, kind: "break", opens: false } },
    ])
  })

  test("reads headings in three languages and in any order, and reads no title as a heading", () => {
    for (const headings of ["Minutes;Title", "分钟；标题", "時間\t題名"])
      expect(read(`${headings}\n7${/[;；\t]/.exec(headings)?.[0]}Opening`)).toMatchObject([
        { kind: "changed", item: { id: "1", minutes: 7 } },
      ])
    expect(read("Item;5;topic\nTitle;6;topic").map(({ kind: line }) => line)).toEqual(["new", "new"])
  })

  test("two lines of one title are two items, each with its own id", () => {
    const breaks = [1, 2].map(n => ({
      ...items[0],
      id: `b${n}`,
      kind: "break",
      title: { en: "Break" },
    })) as AgendaItem[]
    const lines = readAgenda("Break;5;break\nBreak;10;break\nBreak;15;break", breaks, {}, "en")
    expect(lines.map(line => line.kind !== "unread" && line.item.id)).toEqual(["b1", "b2", undefined])
  })

  test("says for a line that it cannot read where it is and why", () => {
    const lines = read(`;5\n${"x".repeat(301)};5\nOpening;1441\nOpening;5.5\nOpening;-5\nOpening;5;party\n`)
    expect(lines.map(line => line.kind === "unread" && [line.n, line.why])).toEqual([
      [1, "no-title"],
      [2, "title-too-long"],
      [3, "minutes"],
      [4, "minutes"],
      [5, "minutes"],
      [6, "kind"],
    ])
  })

  test("moves an item to its new place and loses nothing", () => {
    expect(movedItem(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"])
    expect(movedItem(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"])
  })
})

describe("a pasted roster", () => {
  const desk = { role: "secretary", side: null } as const
  const read = (text: string, by: Parameters<typeof readRoster>[1]["by"] = desk) =>
    readRoster(text, { ...state, by, lang: "en" })

  test("reads addresses, titles, languages and zones under their headings, also as full-width letters", () => {
    const [line] = read(
      "氏名；メールアドレス；肩書；所属機関；言語；タイムゾーン\n小野寺渉；ｗａｔａｒｕ＠ｅｘａｍｐｌｅ．ｏｒｇ；教授；慶應義塾大学；日本語；Asia/Tokyo",
    )
    expect(line).toMatchObject({
      kind: "new",
      lang: "ja",
      standing: { title: "教授", affiliation: "慶應義塾大学", romanised: "" },
      address: { email: "wataru@example.org", zone: "Asia/Tokyo" },
    })
  })

  test("says which of these cells nobody can read", () => {
    const faults = (columns: string, cells: string) => read(`name;${columns}\nNew Person;${cells}`)[0]
    for (const cells of ["nobody", "a@b", "a@example.org b@example.org", "a@example.org\u0000x"])
      expect(faults("email", cells)).toMatchObject({ why: "email" })
    expect(faults("email;time zone", "a@example.org;Mars/Olympus")).toMatchObject({ why: "zone" })
    expect(faults("language;email", "Klingon;")).toMatchObject({ why: "lang" })
    expect(faults("affiliation;email", `${"x".repeat(301)};`)).toMatchObject({ why: "standing-too-long" })
  })

  test("finds who has a seat, whose seat changes and which lines it cannot read", () => {
    const rows = "name;role;side;expertise\nLin;panelist;CN;Law\nHan;panelist;JP\nSu;专家;CN;伦理\nX;king;CN"
    const lines = read(rows, { role: "moderator", side: "CN" })
    expect(lines.map(({ kind: line }) => line)).toEqual(["changed", "changed", "new", "unread"])
    expect(lines[0]).toMatchObject({ field: "Law", seat: { side: "CN" } })
    expect(lines[1]).toMatchObject({ field: null, seat: { side: "JP" } })
    expect(lines[2]).toMatchObject({ name: "Su", seat: { role: "panelist", side: "CN" }, field: "伦理" })
  })

  test("leaves a person with only a name in their seat", () => {
    expect(read("Lin").map(({ kind: line }) => line)).toEqual(["same"])
  })

  test("reads the roles of three languages, by headings in any order", () => {
    const rows = [
      ["Role;Name", "Secretary;Xu"],
      ["身份；姓名", "秘书处；许"],
      ["役割,氏名", "事務局,許"],
    ]
    for (const [headings, row] of rows)
      expect(read(`${headings}\n${row}`, { role: "admin", side: null })).toMatchObject([
        { kind: "new", seat: { role: "secretary" } },
      ])
  })

  test("says for a line that it cannot read where it is and why", () => {
    const lines = read(
      `;panelist\n${"x".repeat(81)};panelist\nSu;king\nSu;moderator\nSu;panelist;XX\nA;panelist;CN;${"x".repeat(301)}\nB\nB`,
    )
    expect(lines.map(line => line.kind === "unread" && [line.n, line.why])).toEqual([
      [1, "no-name"],
      [2, "name-too-long"],
      [3, "role"],
      [4, "repeated"],
      [5, "repeated"],
      [6, "field-too-long"],
      false,
      [8, "repeated"],
    ])
    expect(read("Su;moderator")).toMatchObject([{ kind: "unread", why: "role-not-given" }])
    expect(read("Su;panelist;XX")).toMatchObject([{ kind: "unread", why: "side" }])
  })

  test("does not move a person whom the reader may not move", () => {
    const chair = (side: string) => ({ role: "moderator" as const, side })
    const admin = { role: "admin" as const, side: null }
    for (const by of [desk, chair("JP")])
      expect(read("Lin;panelist;JP", by)).toMatchObject([{ kind: "unread", why: "side-not-given" }])
    for (const by of [chair("CN"), admin]) expect(read("Lin;panelist;JP", by)).toMatchObject([{ kind: "changed" }])
    expect(read("Lin;observer;CN", chair("CN"))).toMatchObject([{ kind: "unread", why: "role-not-given" }])
    expect(read("Lin;observer;CN", admin)).toMatchObject([{ kind: "changed" }])
  })
})

test("the next topic takes the first free letter, and after Z two letters", () => {
  const topics = (letters: string[]) => Object.fromEntries(letters.map(letter => [letter, { letter }])) as never
  const alphabet = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  expect(freeLetter(topics(["A", "C"]))).toBe("B")
  expect(freeLetter(topics(["A"]), ["B"])).toBe("C")
  expect(freeLetter(topics(alphabet), ["AA"])).toBe("AB")
})

test("an item is moved to its new place, and an unknown one moves nothing", () => {
  const items = ["a", "b", "c", "d"]
  expect(movedItem(items, 0, 2)).toEqual(["b", "c", "a", "d"])
  expect(movedItem(items, 3, 0)).toEqual(["d", "a", "b", "c"])
  expect(movedItem(items, 1, 1)).toEqual(items)
  expect(movedItem(items, 9, 0)).toEqual(items)
  expect(items).toEqual(["a", "b", "c", "d"])
})
