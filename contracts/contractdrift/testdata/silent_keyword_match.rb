class Code
  # @pre `code.match?(/[A-Z]{3}/)`
  def call(code:)
    raise ArgumentError, "code" unless code =~ /[A-Z]{3}/
    Ledger.create!(code: code)
  end
end
