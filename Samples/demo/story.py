"""When things happen on the recorded day, in minutes since its start at 19:15, and how loudly."""
import math


def minute(clock, day=0):
    """Minutes from the start to a local time of the same evening (day 0) or the next day (day 1)."""
    hour, minutes = clock.split(":")
    return (day * 24 + int(hour)) * 60 + int(minutes) - (19 * 60 + 15)


def spread(first, last, count):
    """Distinct minutes, evenly, without chance."""
    return [first + round(step * (last - first) / max(1, count - 1)) for step in range(count)]


STORY = {
    "barrios": [minute("19:40"), minute("19:47"), minute("19:54")],   # the outage reaches one neighbourhood after another
    "restablecido": minute("20:40"),
    "impostor": (minute("19:58"), minute("20:45")),
    "dudas": [minute("20:09"), minute("20:17"), minute("20:26"), minute("20:33"), minute("20:48"), minute("21:05"), minute("21:20"), minute("08:40", 1)],
    "titulares_corte": [minute("19:58"), minute("20:06"), minute("20:18"), minute("20:47"), minute("10:20", 1), minute("20:31")],
    "madrugada": [minute("04:02", 1), minute("04:05", 1), minute("04:09", 1)],
    "noventa": sorted(set(spread(minute("06:10", 1), minute("07:42", 1), 90))),
    "titulares": spread(minute("08:04", 1), minute("09:24", 1), 40),
    "datos": spread(minute("08:50", 1), minute("12:00", 1), 24),
    "tres_canales": [minute("09:52", 1), minute("10:41", 1), minute("11:08", 1)],
    "ciego": range(minute("13:30", 1), minute("14:00", 1)),          # the forum does not answer
    "copia": spread(minute("18:06", 1), minute("18:42", 1), 37) + spread(minute("18:06", 1), minute("18:41", 1), 35),
    "desmentida": minute("13:24", 1),
    "respuestas": spread(minute("13:26", 1), minute("13:54", 1), 26),  # what the brand said at 13:24 goes down badly
    "rumor": spread(minute("06:55", 1), minute("07:35", 1), 24),
    "avisos": [minute("19:20"), minute("19:57"), minute("20:41"), minute("08:01", 1), minute("14:30", 1), minute("16:42", 1), minute("21:31")],
}


def ramp(m, first, full, fade, last, height):
    """Rises from `first` to `full`, stays to `fade`, is gone at `last`."""
    if m < first or m >= last:
        return 0
    if m < full:
        return height * (m - first + 1) / (full - first + 1)
    return height if m < fade else height * (last - m) / (last - fade)


def amount_of(happening, m):
    """Mentions a minute that a happening brings beside the usual."""
    if happening == "corte":
        since, over = m - STORY["barrios"][0], m - STORY["restablecido"]
        return 0 if since < 0 or over > 28 else min(15, 4 + .7 * since) if over < 0 else 15 * .84 ** over
    if happening == "partido":
        goals = any(0 <= m - minute(*goal) < 5 for goal in (("21:58",), ("22:51",), ("23:22",), ("23:41",)))
        return ramp(m, minute("21:40"), minute("21:55"), minute("23:40"), minute("00:10", 1), 2.6) * (2.4 if goals else 1)
    if happening == "obras":
        return .22 if minute("00:34", 1) <= m < minute("03:20", 1) else 0
    if happening == "aumento":
        return ramp(m, minute("08:12", 1), minute("09:20", 1), minute("10:15", 1), minute("12:00", 1), 6.2)
    if happening == "sin_atencion":
        return ramp(m, minute("09:40", 1), minute("10:20", 1), minute("11:20", 1), minute("12:25", 1), 3.3)
    if happening == "campana":
        since = m - minute("14:33", 1)
        return 0 if since < 0 or since > 110 else 4.2 * math.exp(-since / 45)
    if happening == "rival_corte":
        return ramp(m, minute("11:15", 1), minute("11:22", 1), minute("11:45", 1), minute("12:05", 1), 5)
    if happening == "sorteo":
        return ramp(m, minute("16:43", 1), minute("16:48", 1), minute("17:15", 1), minute("17:40", 1), 9)
    return 0


def hour_shape(m):
    """How much of the busiest hour's talk this minute brings."""
    hour = (m + 19 * 60 + 15) / 60 % 24
    return .12 + .88 * max(0, math.sin((hour - 5.5) / 19 * math.pi)) ** 1.1 if 5.5 <= hour else .12 + .25 * max(0, 1 - hour)
