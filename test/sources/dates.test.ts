import {expect, test} from "vitest";
import {readCells} from "./temporary-source.js";

/** The instant that each form says, or why it says none. */
function expectInstants(settings: string, cases: Record<string, string | null>): Promise<void> {
  return readCells("orders", "ordered_at", Object.keys(cases), settings).then((values) => {
    const cells = Object.keys(cases);
    expect(Object.fromEntries(cells.map((cell, i) => [cell, values[i]]))).toEqual(cases);
  });
}

test("ISO dates and times are read, with T or blank, fractions, and one-digit parts", () =>
  expectInstants("", {
    "2024-02-29": "2024-02-29 00:00:00",
    "2024-1-2": "2024-01-02 00:00:00",
    "2024-01-02 03:04": "2024-01-02 03:04:00",
    "2024-01-02 03:04:05": "2024-01-02 03:04:05",
    "2024-01-02T03:04:05": "2024-01-02 03:04:05",
    "2024-01-02T03:04:05.123": "2024-01-02 03:04:05.123",
    "2024-01-02 03:04:05,5": "2024-01-02 03:04:05.5",
    "2024-01-02 03:04:05.123456789": "2024-01-02 03:04:05.123456",
    " 2024-01-02 ": "2024-01-02 00:00:00",
    "\u00a02024-01-02\u3000": "2024-01-02 00:00:00",
  }));

test("the usual forms of China, Germany and exports are read", () =>
  expectInstants("", {
    "2024/1/2": "2024-01-02 00:00:00",
    "2024/01/02 3:04": "2024-01-02 03:04:00",
    "2024.01.02": "2024-01-02 00:00:00",
    "20240102": "2024-01-02 00:00:00",
    "20240102 03:04:05": "2024-01-02 03:04:05",
    "20240102030405": "2024-01-02 03:04:05",
    "2024年1月2日": "2024-01-02 00:00:00",
    "2024年01月02日 15:04": "2024-01-02 15:04:00",
    "2024年1月2日15时4分": "2024-01-02 15:04:00",
    "2024年1月2日 15时04分05秒": "2024-01-02 15:04:05",
    "2024/1/2 下午 3:04": "2024-01-02 15:04:00",
    "2024/1/2 上午12:04": "2024-01-02 00:04:00",
    "02.01.2024": "2024-01-02 00:00:00",
    "2.1.2024 3:04": "2024-01-02 03:04:00",
    "1/13/2024 3:04:05 PM": "2024-01-13 15:04:05",
    "1/13/2024 12:04 am": "2024-01-13 00:04:00",
  }));

test("an offset turns an instant into the source's local time, across summer time", () =>
  expectInstants("timezone: Europe/Berlin", {
    "2024-01-02T03:04:05Z": "2024-01-02 04:04:05",
    "2024-07-02T23:04:05Z": "2024-07-03 01:04:05",
    "2024-01-02 03:04:05+08:00": "2024-01-01 20:04:05",
    "2024-01-02 03:04:05+0800": "2024-01-01 20:04:05",
    "2024-01-02 03:04+08": "2024-01-01 20:04:00",
    "2024-01-02 03:04:05.5 -03:30": "2024-01-02 07:34:05.5",
    "2024-01-02 03:04:05 UTC": "2024-01-02 04:04:05",
    "2024-01-02 03:04:05": "2024-01-02 03:04:05",
    "2024-01-02 03:04:05+99:99": "malformed_date",
  }));

test("day and month are told apart only where one is above twelve, or the source says so", async () => {
  await expectInstants("", {
    "13/02/2024": "2024-02-13 00:00:00",
    "02/13/2024": "2024-02-13 00:00:00",
    "13-2-2024 10:00": "2024-02-13 10:00:00",
    "03/04/2024": "ambiguous_date",
    "3-4-2024": "ambiguous_date",
    "03/04/2024 10:00": "ambiguous_date",
    "13/13/2024": "malformed_date",
    "31/02/2024": "malformed_date",
  });
  await expectInstants("date_order: dmy", {
    "03/04/2024": "2024-04-03 00:00:00",
    "3-4-2024 1:02": "2024-04-03 01:02:00",
    "02/13/2024": "malformed_date",
    "03.04.2024": "2024-04-03 00:00:00",
  });
  await expectInstants("date_order: mdy", {
    "03/04/2024": "2024-03-04 00:00:00",
    "13/02/2024": "malformed_date",
    "03.04.2024": "2024-04-03 00:00:00",
    "2024-03-04": "2024-03-04 00:00:00",
  });
});

test("what is no date of the calendar is refused", () =>
  expectInstants("", {
    "2024-02-30": "malformed_date",
    "2023-02-29": "malformed_date",
    "2024-13-01": "malformed_date",
    "20240230": "malformed_date",
    "2024-01-02 25:00": "malformed_date",
    "2024-01-02 03:60": "malformed_date",
    "45292": "malformed_date",
    "45292.5": "malformed_date",
    "1704164645": "malformed_date",
    "1704164645000": "malformed_date",
    "2.1.24": "malformed_date",
    "1/13/24": "malformed_date",
    yesterday: "malformed_date",
    infinity: "malformed_date",
    epoch: "malformed_date",
    "2024-01-02 in the morning": "malformed_date",
    "2024-01": "malformed_date",
    "0000-00-00": "malformed_date",
    "#REF!": "malformed_date",
    "": "missing_value",
    "  ": "missing_value",
  }));

test("a day is the local day of an instant", async () => {
  const cells = ["1990-05-06", "1990-05-06 23:30:00", "1990-05-06T23:30:00Z", "1990年5月6日", ""];
  const days = ["1990-05-06", "1990-05-06", "1990-05-07", "1990-05-06", null];
  expect(await readCells("customers", "birth_date", cells, "timezone: Asia/Shanghai")).toEqual(
    days,
  );
});
