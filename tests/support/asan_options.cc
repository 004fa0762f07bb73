// For tests that let Xapian check a database: it deletes a table of its own as
// one of another size, which AddressSanitizer takes for a fault of ours.

extern "C" const char* __asan_default_options() {  // NOLINT: ASan's name
  return "new_delete_type_mismatch=0";
}
