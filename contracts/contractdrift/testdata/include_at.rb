class Report
  # @pre `email.include?("@")`  # want contract-drift email @warning
  def call(email)
    raise ArgumentError, "email" if email.empty?
    Store.write!(email)
  end
end
