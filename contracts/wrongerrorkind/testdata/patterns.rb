class Receive
  def shape(payload)
    payload => { sku: String => sku } # want wrong-error-kind payload @information
    Stock.find_by!(sku: sku)
  end

  def class_of(run)
    run => Payroll::Run # want wrong-error-kind run
    run.approve!
  end

  def dispatch(event)
    case event # want wrong-error-kind event
    in { type: "paid" } then paid!
    in { type: "shipped" } then shipped!
    end
  end
end
