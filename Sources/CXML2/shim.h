#ifndef GUATU_CXML2_SHIM_H
#define GUATU_CXML2_SHIM_H

#include <libxml/xmlreader.h>

#endif
