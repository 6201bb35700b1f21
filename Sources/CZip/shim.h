#ifndef GUATU_CZIP_SHIM_H
#define GUATU_CZIP_SHIM_H

#include <zip.h>

#endif
