class Plate
  FORMAT = /\A[A-Z]{2}\d+\z/

  # @pre `FORMAT.match?(code)`
  def one(code)
    raise ArgumentError, "code is malformed" unless code.match?(FORMAT)

    @code = code
  end

  # @pre `code =~ FORMAT`
  def two(code)
    raise ArgumentError, "code is malformed" unless FORMAT.match?(code)

    @code = code
  end
end
