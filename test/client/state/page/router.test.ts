import { effect } from "@preact/signals-core"
import { expect, onTestFinished, test } from "vitest"
import { go, match, notFound, Router, type Where } from "../../../../client/state/page/router.ts"

test("an address gives the names of its parts", () => {
  expect(match("/w/:slug/s/:id", "/w/demo/s/s1")).toEqual({ slug: "demo", id: "s1" })
})

test("a slash at the end gives the same page", () => {
  expect(match("/w/:slug", "/w/demo/")).toEqual({ slug: "demo" })
  expect(match("/", "/")).toEqual({})
})

test("a longer, shorter or emptier address gives another page", () => {
  expect(match("/w/:slug/s/:id", "/w/demo/s/s1/observe")).toBeNull()
  expect(match("/w/:slug", "/w")).toBeNull()
  expect(match("/w/:slug/s/:id", "/w//s/s1")).toBeNull()
})

test("escaped letters are decoded, and broken escapes stay unchanged", () => {
  expect(match("/w/:slug", "/w/%E6%9D%B1")).toEqual({ slug: "東" })
  expect(match("/w/:slug", "/w/%E6%")).toEqual({ slug: "%E6%" })
})

test("a page's notes in its own address open no other page, and take no focus", async () => {
  const own = location.pathname
  const router = new Router(["/w/:slug", own])
  router.start()
  const shown: Where[] = []
  onTestFinished(effect(() => void shown.push(router.place.value)))
  for (const moment of ["#at=1", "#at=2", "#at=2", `${location.pathname}${location.search}`])
    history.replaceState(history.state, "", moment)
  // a page that the notes had opened would have come before these
  go("/w/demo")
  await expect.poll(() => router.place.value.route).toBe("/w/:slug")
  go(own, "replace")
  await expect.poll(() => router.place.value.route).toBe(own)
  expect(shown.map(({ route }) => route)).toEqual([own, "/w/:slug", own])
})

test("a link to a page opens it without a load, and back; the first page is that of the address", async () => {
  const own = location.pathname
  const router = new Router(["/w/:slug", own])
  expect(router.place.value).toEqual({ route: own, params: {} })
  expect(new Router(["/w/:slug"]).place.value).toBe(notFound)
  router.start()
  go("/w/demo")
  await expect.poll(() => router.place.value).toEqual({ route: "/w/:slug", params: { slug: "demo" } })
  expect(location.pathname).toBe("/w/demo")
  go(own, "replace")
  await expect.poll(() => router.place.value.route).toBe(own)
})
