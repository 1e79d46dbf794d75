//! What fuzzing found: each find a case with the name of what it broke.
