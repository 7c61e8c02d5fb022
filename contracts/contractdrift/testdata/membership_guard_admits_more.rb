class Crate
  KINDS = %i[wood metal].freeze

  # @pre `KINDS.include?(kind)` # want contract-drift @warning
  def build(kind)
    raise ArgumentError, "kind is unknown" unless %i[wood metal paper].include?(kind)

    @kind = kind
  end
end
