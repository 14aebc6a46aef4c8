import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { mailboxOf } from "../../../shared/model/host/mailbox.ts"

/** Every letter of Unicode that has another case, in all planes that have letters. */
const cased = Array.from({ length: 0x2_0000 }, (_, n) => n)
  .filter(n => n < 0xd800 || n > 0xdfff)
  .map(n => String.fromCodePoint(n))
  .filter(one => one.toLowerCase() !== one || one.toUpperCase() !== one)

describe("the name of a mailbox", () => {
  test("ignores the case of A to Z, and nothing else in the local part", () => {
    expect(mailboxOf("Ann.K@Example.ORG")).toBe("ann.k@example.org")
    expect(mailboxOf("ann.\u212a@example.org")).not.toBe(mailboxOf("ann.k@example.org"))
    expect(mailboxOf("Ünal@example.org")).toBe("Ünal@example.org")
  })

  test("no letter of Unicode becomes another one of A to Z in the local part, however it folds", () => {
    expect(cased.length).toBeGreaterThan(2_500)
    const names = cased.map(one => mailboxOf(`a${one}@example.org`))
    expect(names.filter(one => /^a[a-z]@/.test(one)).length).toBe(52)
    // only the 26 pairs of ASCII share a name
    expect(new Set(names).size).toBe(cased.length - 26)
  })

  test("has its domain in A-labels, and leaves what is no domain as it is", () => {
    expect(mailboxOf("ann@BÜCHER.example")).toBe("ann@xn--bcher-kva.example")
    expect(mailboxOf("ann@xn--bcher-kva.example")).toBe("ann@xn--bcher-kva.example")
    expect(mailboxOf("ann@bü/cher.example")).toBe("ann@bü/cher.example")
    expect(mailboxOf("ann@0x7f.1")).toBe("ann@0x7f.1")
    expect(mailboxOf("no address")).toBe("no address")
  })

  test("no character that nobody sees, or that no host has, becomes nothing in the domain", () => {
    const characters = Array.from({ length: 0x2_0000 }, (_, n) => n)
      .filter(n => n < 0xd800 || n > 0xdfff)
      .map(n => String.fromCodePoint(n))
    const own = mailboxOf("ann@example.org")
    for (const domain of ["?example.org", "exam?ple.org", "example.org?"])
      expect(characters.filter(one => mailboxOf(`ann@${domain.replace("?", () => one)}`) === own)).toEqual([])
  })

  test("is the only way in which the server compares addresses", () => {
    const files = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" }).filter(one =>
      one.endsWith(".ts"),
    )
    const folding = files.filter(file =>
      /(?:e?mail|address|letter|mailbox)\w*\??\.to(?:Locale)?(?:Lower|Upper)Case/i.test(
        readFileSync(join(root, "server", file), "utf8"),
      ),
    )
    expect(folding).toEqual([])
  })
})
