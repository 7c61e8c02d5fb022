class Report
  # @pre `email.include?("@")`
  def call(email)
    raise ArgumentError, "email" unless email.include?("@")
    Store.write!(email)
  end
end
