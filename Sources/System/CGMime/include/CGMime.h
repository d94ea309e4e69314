// GMime behind a C face: one message becomes a few texts and a flat list of its parts. No type of the
// library appears here.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A message that was read; freed by `vigia_mail_close`.
typedef struct vigia_mail vigia_mail;

/// A text of the message's head. All are UTF-8; what was an encoded word (RFC 2047) is decoded.
typedef enum {
  VIGIA_MAIL_SUBJECT = 0,
  /// Without its angle brackets.
  VIGIA_MAIL_ID,
  /// The first address of From, else of Sender: `ana@example.com`.
  VIGIA_MAIL_FROM_ADDRESS,
  VIGIA_MAIL_FROM_NAME,
  /// The Date header as it stands.
  VIGIA_MAIL_DATE,
  VIGIA_MAIL_AUTO_SUBMITTED,
  VIGIA_MAIL_PRECEDENCE,
  VIGIA_MAIL_LIST_ID,
  VIGIA_MAIL_RETURN_PATH,
  VIGIA_MAIL_LANGUAGE,
  VIGIA_MAIL_FIELDS
} vigia_mail_field;

/// Which chain of ids.
typedef enum { VIGIA_MAIL_IN_REPLY_TO = 0, VIGIA_MAIL_REFERENCES } vigia_mail_chain;

/// What a part is to a reader.
typedef enum {
  VIGIA_MAIL_PLAIN = 0,
  VIGIA_MAIL_HTML,
  /// Everything else; its content is never decoded.
  VIGIA_MAIL_ATTACHMENT
} vigia_mail_kind;

/// A part without parts of its own, in document order.
typedef struct {
  vigia_mail_kind kind;
  /// The outermost multipart/alternative it stands in, from 1; 0 for none.
  int alternative;
  /// `text/plain`, in lower case.
  const char *type;
  /// As claimed; NULL when it claims none.
  const char *charset;
  /// The file name it suggests; NULL when it suggests none.
  const char *name;
  /// The content of a text, its transfer encoding undone; NULL for an attachment.
  const char *bytes;
  size_t length;
  /// About how many bytes it has.
  size_t size;
  /// Lines that end with a blank go on in the next (RFC 3676).
  bool is_flowed;
} vigia_mail_part;

/// Reads a message; NULL when the bytes are no message. Any thread may call it.
vigia_mail *vigia_mail_open(const char *bytes, size_t length);
void vigia_mail_close(vigia_mail *mail);

/// A text of the head, or NULL; valid until the message is closed.
const char *vigia_mail_text(const vigia_mail *mail, vigia_mail_field field);
/// The seconds since 1970 of the Date header; false when it has none that makes sense.
bool vigia_mail_date(const vigia_mail *mail, int64_t *seconds);
/// The ids of a chain, without angle brackets, the first first; at most 200.
size_t vigia_mail_chain_count(const vigia_mail *mail, vigia_mail_chain chain);
const char *vigia_mail_chain_at(const vigia_mail *mail, vigia_mail_chain chain, size_t index);
/// The parts; at most 200, and none deeper than 120 levels.
size_t vigia_mail_part_count(const vigia_mail *mail);
const vigia_mail_part *vigia_mail_part_at(const vigia_mail *mail, size_t index);

#ifdef __cplusplus
}
#endif
