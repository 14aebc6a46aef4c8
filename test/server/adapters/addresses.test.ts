import { IncomingMessage } from "node:http"
import { Socket } from "node:net"
import { describe, expect, test } from "vitest"
import { addressesBehind } from "../../../server/adapters/system/addressesBehind.ts"
import type { TrustedProxies } from "../../../server/ports/host/addresses.ts"
import { readConfig } from "../../../server/start/config.ts"

function from(proxies: TrustedProxies, peer: string, forwarded?: string): string {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), "remoteAddress", { value: peer }))
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded
  return addressesBehind(proxies).of(request)
}
const trusted = (value: string) => readConfig({ TRUST_PROXY: value }).trustProxy

describe("the address that limits count by", () => {
  test("is what a trusted proxy saw, and a stranger's own claim is not believed", () => {
    expect(from(["loopback"], "127.0.0.1", "1.1.1.1, 2.2.2.2")).toBe("2.2.2.2")
    expect(from(["loopback"], "172.18.0.2", "2.2.2.2")).toBe("172.18.0.2")
    expect(from(["172.16.0.0/12"], "172.18.0.2", "1.1.1.1, 2.2.2.2")).toBe("2.2.2.2")
    expect(from(2, "172.18.0.2", "1.1.1.1, 2.2.2.2, 3.3.3.3")).toBe("2.2.2.2")
    expect(from([], "127.0.0.1", "2.2.2.2")).toBe("127.0.0.1")
  })

  test("is one for a network of IPv6, and the same however it is written", () => {
    const written = ["2001:db8:1:2:3:4:5:6", "2001:DB8:1:2::9", "2001:db8:1:2:ffff::"]
    expect(new Set(written.map(one => from([], one)))).toEqual(new Set(["2001:db8:1:2::/64"]))
    expect(from([], "2001:db8::1")).toBe("2001:db8:0:0::/64")
    expect(from([], "::ffff:10.0.0.1")).toBe("10.0.0.1")
  })
})

test("a peer that hung up before it was looked at has no address, and ends nothing", () => {
  for (const proxies of [["loopback"], [], 2] satisfies TrustedProxies[])
    expect(addressesBehind(proxies).of(new IncomingMessage(new Socket()))).toBe("")
})

describe("TRUST_PROXY", () => {
  test("is none, a number of proxies, or a list; without it this machine's own are trusted", () => {
    expect(readConfig({}).trustProxy).toEqual(["loopback"])
    expect(trusted("none")).toEqual([])
    expect(trusted("2")).toBe(2)
    expect(trusted("loopback, 10.0.0.0/8")).toEqual(["loopback", "10.0.0.0/8"])
  })

  test.each(["true", "everyone", "0", "10.0.0.0/99", "0.0.0.0/0", "10.1", "a,,b"])(
    "%s is refused in a sentence",
    value => {
      expect(() => trusted(value)).toThrow(/^TRUST_PROXY is/)
    },
  )
})
