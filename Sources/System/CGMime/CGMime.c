#include "CGMime.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <string.h>

enum { most_parts = 200, most_levels = 120, most_ids = 200, most_types = 400, most_colons = 50 };

struct vigia_mail {
  char *texts[VIGIA_MAIL_FIELDS];
  bool has_date;
  int64_t date;
  GPtrArray *chains[2];
  GArray *parts;
  /// What the parts point to.
  GPtrArray *kept;
  int alternatives;
};

static void start_library(void) { g_mime_init(); }

/// What the wild sends without a declaration: UTF-8, else the Windows of the West.
static GMimeParserOptions *new_options(void) {
  static const char *charsets[] = {"utf-8", "windows-1252", NULL};
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  return options;
}

static const char *keep(vigia_mail *mail, char *text) {
  if (text != NULL) g_ptr_array_add(mail->kept, text);
  return text;
}

static char *valid(const char *text) { return text ? g_utf8_make_valid(text, -1) : NULL; }

static void read_content(vigia_mail *mail, GMimePart *part, vigia_mail_part *entry) {
  GMimeDataWrapper *content = g_mime_part_get_content(part);
  if (content == NULL) return;
  GByteArray *bytes = g_byte_array_new();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
  g_mime_data_wrapper_write_to_stream(content, stream);
  g_object_unref(stream);
  entry->length = entry->size = bytes->len;
  entry->bytes = keep(mail, (char *)g_byte_array_free(bytes, FALSE));
}

/// The size of a content that is not decoded: four characters of base64 are three bytes.
static size_t guess_size(GMimePart *part) {
  GMimeDataWrapper *content = g_mime_part_get_content(part);
  GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
  gint64 length = stream ? g_mime_stream_length(stream) : 0;
  if (length <= 0) return 0;
  bool is_base64 = g_mime_part_get_content_encoding(part) == GMIME_CONTENT_ENCODING_BASE64;
  return (size_t)(is_base64 ? length / 4 * 3 : length);
}

static void add_leaf(vigia_mail *mail, GMimeObject *object, int alternative) {
  if (mail->parts->len >= most_parts) return;
  vigia_mail_part entry = {VIGIA_MAIL_ATTACHMENT, alternative, "application/octet-stream"};
  GMimeContentType *type = g_mime_object_get_content_type(object);
  const char *disposition = g_mime_object_get_disposition(object);
  bool is_attached = disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
  if (type != NULL) {
    char *name = g_mime_content_type_get_mime_type(type);
    entry.type = keep(mail, g_ascii_strdown(name, -1));
    g_free(name);
    entry.charset = keep(mail, valid(g_mime_content_type_get_parameter(type, "charset")));
    const char *format = g_mime_content_type_get_parameter(type, "format");
    entry.is_flowed = format && g_ascii_strcasecmp(format, "flowed") == 0;
  }
  if (GMIME_IS_PART(object)) {
    GMimePart *part = GMIME_PART(object);
    entry.name = keep(mail, valid(g_mime_part_get_filename(part)));
    bool is_plain = g_str_equal(entry.type, "text/plain");
    bool is_html = g_str_equal(entry.type, "text/html");
    if (!is_attached && (is_plain || is_html)) {
      entry.kind = is_plain ? VIGIA_MAIL_PLAIN : VIGIA_MAIL_HTML;
      read_content(mail, part, &entry);
    } else {
      entry.size = guess_size(part);
    }
  }
  g_array_append_val(mail->parts, entry);
}

static void walk(vigia_mail *mail, GMimeObject *object, int alternative, int level) {
  if (object == NULL || level > most_levels || mail->parts->len >= most_parts) return;
  if (!GMIME_IS_MULTIPART(object)) return add_leaf(mail, object, alternative);
  GMimeContentType *type = g_mime_object_get_content_type(object);
  if (alternative == 0 && type && g_mime_content_type_is_type(type, "multipart", "alternative"))
    alternative = ++mail->alternatives;
  int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
  for (int index = 0; index < count; index++)
    walk(mail, g_mime_multipart_get_part(GMIME_MULTIPART(object), index), alternative, level + 1);
}

static GPtrArray *read_chain(GMimeMessage *message, GMimeParserOptions *options, const char *name) {
  GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
  const char *text = g_mime_object_get_header(GMIME_OBJECT(message), name);
  if (text == NULL) return ids;
  GMimeReferences *references = g_mime_references_parse(options, text);
  int count = g_mime_references_length(references);
  for (int index = 0; index < count && index < most_ids; index++)
    g_ptr_array_add(ids, valid(g_mime_references_get_message_id(references, index)));
  g_mime_references_free(references);
  return ids;
}

/// The first mailbox of a list, inside its groups too.
static InternetAddressMailbox *first_mailbox(InternetAddressList *list, int level) {
  int count = list ? internet_address_list_length(list) : 0;
  for (int index = 0; index < count; index++) {
    InternetAddress *address = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_MAILBOX(address)) return INTERNET_ADDRESS_MAILBOX(address);
    if (level < 8 && INTERNET_ADDRESS_IS_GROUP(address)) {
      InternetAddressList *members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address));
      InternetAddressMailbox *found = first_mailbox(members, level + 1);
      if (found != NULL) return found;
    }
  }
  return NULL;
}

static void read_head(vigia_mail *mail, GMimeMessage *message, GMimeParserOptions *options) {
  static const struct { vigia_mail_field field; const char *name; } headers[] = {
      {VIGIA_MAIL_DATE, "Date"}, {VIGIA_MAIL_AUTO_SUBMITTED, "Auto-Submitted"},
      {VIGIA_MAIL_PRECEDENCE, "Precedence"}, {VIGIA_MAIL_LIST_ID, "List-Id"},
      {VIGIA_MAIL_RETURN_PATH, "Return-Path"}, {VIGIA_MAIL_LANGUAGE, "Content-Language"}};
  for (size_t index = 0; index < G_N_ELEMENTS(headers); index++)
    mail->texts[headers[index].field] =
        valid(g_mime_object_get_header(GMIME_OBJECT(message), headers[index].name));
  mail->texts[VIGIA_MAIL_SUBJECT] = valid(g_mime_message_get_subject(message));
  mail->texts[VIGIA_MAIL_ID] = valid(g_mime_message_get_message_id(message));
  InternetAddressMailbox *from = first_mailbox(g_mime_message_get_from(message), 0);
  if (from == NULL) from = first_mailbox(g_mime_message_get_sender(message), 0);
  if (from != NULL) {
    mail->texts[VIGIA_MAIL_FROM_ADDRESS] = valid(internet_address_mailbox_get_addr(from));
    mail->texts[VIGIA_MAIL_FROM_NAME] = valid(internet_address_get_name(INTERNET_ADDRESS(from)));
  }
  GDateTime *date = g_mime_message_get_date(message);
  if (date != NULL) {
    mail->has_date = true;
    mail->date = g_date_time_to_unix(date);
  }
  mail->chains[VIGIA_MAIL_IN_REPLY_TO] = read_chain(message, options, "In-Reply-To");
  mail->chains[VIGIA_MAIL_REFERENCES] = read_chain(message, options, "References");
}

/// Whether a message says "Content-Type" so often that reading it could use up the stack: GMime goes
/// down into parts without end, and no level does without one.
static bool is_bottomless(const char *bytes, size_t length) {
  static const char word[] = "content-type";
  size_t count = 0;
  for (size_t at = 0; at + sizeof word <= length; at++) {
    if ((bytes[at] | 0x20) != 'c') continue;
    if (g_ascii_strncasecmp(bytes + at, word, sizeof word - 1) == 0 && ++count > most_types)
      return true;
  }
  return false;
}

/// Whether a header of addresses begins here, in the message's head or in that of one inside it.
static bool begins_addresses(const char *line, size_t length) {
  static const char *names[] = {"from:", "to:", "cc:", "bcc:", "sender:", "reply-to:", "resent-"};
  for (size_t index = 0; index < G_N_ELEMENTS(names); index++) {
    size_t size = strlen(names[index]);
    if (size <= length && g_ascii_strncasecmp(line, names[index], size) == 0) return true;
  }
  return false;
}

/// Blanks the colons of a header of addresses after the fiftieth: "a: b: c:" is a group in a group in a
/// group, and GMime goes down into those without end too.
static void tame_addresses(char *bytes, size_t length) {
  size_t colons = 0;
  bool is_inside = begins_addresses(bytes, length);
  for (size_t at = 0; at < length; at++) {
    if (is_inside && bytes[at] == ':' && ++colons > most_colons) bytes[at] = ' ';
    if (bytes[at] != '\n' || at + 1 == length || bytes[at + 1] == ' ' || bytes[at + 1] == '\t') continue;
    colons = 0;
    is_inside = begins_addresses(bytes + at + 1, length - at - 1);
  }
}

/// Where the head ends: after the first empty line.
static size_t head_length(const char *bytes, size_t length) {
  for (size_t at = 0; at + 1 < length; at++) {
    if (bytes[at] != '\n') continue;
    size_t next = bytes[at + 1] == '\r' ? at + 2 : at + 1;
    if (next < length && bytes[next] == '\n') return next + 1;
  }
  return length;
}

vigia_mail *vigia_mail_open(const char *bytes, size_t length) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start_library);
  if (length == 0) return NULL;
  char *copy = g_memdup2(bytes, length);
  tame_addresses(copy, length);
  bool is_head_only = is_bottomless(copy, length);
  if (is_head_only) length = head_length(copy, length);
  GMimeParserOptions *options = new_options();
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(copy, length);
  g_free(copy);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
  GMimeMessage *message = g_mime_parser_construct_message(parser, options);
  vigia_mail *mail = NULL;
  if (message != NULL) {
    mail = g_new0(vigia_mail, 1);
    mail->parts = g_array_new(FALSE, TRUE, sizeof(vigia_mail_part));
    mail->kept = g_ptr_array_new_with_free_func(g_free);
    read_head(mail, message, options);
    if (!is_head_only) walk(mail, g_mime_message_get_mime_part(message), 0, 0);
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_mime_parser_options_free(options);
  return mail;
}

void vigia_mail_close(vigia_mail *mail) {
  if (mail == NULL) return;
  for (int field = 0; field < VIGIA_MAIL_FIELDS; field++) g_free(mail->texts[field]);
  g_ptr_array_free(mail->chains[0], TRUE);
  g_ptr_array_free(mail->chains[1], TRUE);
  g_array_free(mail->parts, TRUE);
  g_ptr_array_free(mail->kept, TRUE);
  g_free(mail);
}

const char *vigia_mail_text(const vigia_mail *mail, vigia_mail_field field) {
  return mail->texts[field];
}

bool vigia_mail_date(const vigia_mail *mail, int64_t *seconds) {
  *seconds = mail->date;
  return mail->has_date;
}

size_t vigia_mail_chain_count(const vigia_mail *mail, vigia_mail_chain chain) {
  return mail->chains[chain]->len;
}

const char *vigia_mail_chain_at(const vigia_mail *mail, vigia_mail_chain chain, size_t index) {
  return index < mail->chains[chain]->len ? g_ptr_array_index(mail->chains[chain], index) : NULL;
}

size_t vigia_mail_part_count(const vigia_mail *mail) { return mail->parts->len; }

const vigia_mail_part *vigia_mail_part_at(const vigia_mail *mail, size_t index) {
  return index < mail->parts->len ? &g_array_index(mail->parts, vigia_mail_part, index) : NULL;
}
