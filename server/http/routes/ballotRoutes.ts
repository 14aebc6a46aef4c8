import { Router } from "express"
import { RateLimiterMemory } from "rate-limiter-flexible"
import * as z from "zod"
import type { BallotHanded } from "../../../shared/contract/queries.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { forbids } from "../../../shared/rules/policy.ts"
import { barredNow } from "../../commands/law/barredNow.ts"
import { readBody } from "../../core/readBody.ts"
import { WrongTokens } from "../entering/wrongTokens.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { admit } from "./reading/readRoutes.ts"

export const BallotCast = z.strictObject({ token: z.string().min(1).max(200), answer: GivenAnswer })

/**
 * The body of a request for a ballot. The browser makes and keeps `key`. With `key` the browser gets the same ballot
 * again after a lost connection. `take` moves an uncast ballot to this browser if another browser of the same person
 * has it.
 */
export const Collect = z.strictObject({
  key: z.string().min(32).max(64).nullable().default(null),
  take: z.boolean().default(true),
})

type Ports = Pick<
  HttpPorts,
  "addresses" | "box" | "cookie" | "directory" | "folds" | "hostLog" | "limits" | "seats" | "sha256"
>

/**
 * The two requests of a secret ballot. Collecting a ballot identifies the person by the cookie. Casting a ballot takes
 * only a token, does not read the cookie, and answers every valid cast with the same bytes. Neither request is logged
 * (unwatched.ts).
 */
export function ballotRoutes(ports: Ports): Router {
  const routes = Router()
  // The limit applies to one ballot, e.g. if a person often changes the answer; it does not affect other people behind
  // the same address. It is counted only in this server's memory, because a key in Valkey would show when the ballot
  // was cast.
  const castings = new RateLimiterMemory({ points: 30, duration: 60 })
  const wrongTokens = new WrongTokens(ports, "ballots", { perAddress: 60, inAll: 3_000, seconds: 60 })

  routes.post(
    "/api/rounds/:id/ballot/collect",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.directory.home(String(request.params["id"])))
      const id = RoundId.safeParse(request.params["id"])
      if ("refuse" in found) return found
      if (!id.success) return refuse("not-found")
      const { member, role } = found.seat
      const code = forbids(role, "answer", member !== null)
      if (code || member === null) return refuse(code ?? "not-permitted", { role: "panelist" })
      const barred = await barredNow(ports, { workspace: found.workspace, member }, "answer")
      if (barred) return barred
      const read = readBody(Collect, request.body ?? {})
      if ("refuse" in read) return read
      const handed = await ports.box.collect(found.workspace, id.data, member, read.body.key, read.body.take)
      if ("refuse" in handed) return handed
      response.set("cache-control", "no-store").json(handed satisfies BallotHanded)
    }),
  )

  routes.post(
    "/api/ballots",
    route(async (request, response) => {
      const read = readBody(BallotCast, request.body)
      if ("refuse" in read) return read
      const { token, answer } = read.body
      const wrong = await ports.box.unknown(token)
      if (wrong) return wrongTokens.refused(ports.addresses.of(request), wrong)
      const spent = await castings.consume(ports.sha256(token)).catch(() => null)
      if (!spent) return refuse("too-fast", { n: 60 })
      const done = await ports.box.cast(token, answer)
      if ("refuse" in done) return done
      response.set("cache-control", "no-store").json(done)
    }),
  )

  return routes
}
