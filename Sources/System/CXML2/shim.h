// libxml2 for Swift. Debian builds it with ICU, whose headers clash with Foundation's own copy in any
// module that sees both; hiding the ICU fields of one struct that is never touched here cures it.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

static void vigia_xml_ignore_entity(
    void *context, const xmlChar *name, int type, const xmlChar *publicId, const xmlChar *systemId,
    xmlChar *content) {
  (void)context, (void)name, (void)type, (void)publicId, (void)systemId, (void)content;
}

static xmlEntityPtr vigia_xml_predefined_entity(void *context, const xmlChar *name) {
  (void)context;
  return xmlGetPredefinedEntity(name);
}

static xmlEntityPtr vigia_xml_no_entity(void *context, const xmlChar *name) {
  (void)context, (void)name;
  return NULL;
}

/// Parses UTF-8 bytes as liberally as libxml2 can; NULL when nothing of a tree came out. No entity is
/// ever declared, so none can expand or read a file. The caller frees the tree.
static inline xmlDocPtr vigia_xml_parse(const char *bytes, int length) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL) return NULL;
  context->sax->entityDecl = vigia_xml_ignore_entity;
  context->sax->getEntity = vigia_xml_predefined_entity;
  context->sax->getParameterEntity = vigia_xml_no_entity;
  xmlDocPtr document = xmlCtxtReadMemory(
      context, bytes, length, NULL, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  xmlFreeParserCtxt(context);
  return document;
}

/// Parses UTF-8 bytes as HTML, whatever they are; NULL when nothing came out. The caller frees the tree.
static inline xmlDocPtr vigia_html_parse(const char *bytes, int length) {
  return htmlReadMemory(
      bytes, length, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD);
}
